package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;

/** What is a whole answer to a prefetch query; anything else is never taken for "nothing there". */
class PrefetchReaderTest {

    @Test
    void bundleIsWhole() {
        assertWhole("{\"resourceType\": \"Bundle\", \"total\": 1, \"entry\": [%s]}".formatted(entry()), 1);
        assertWhole("{\"resourceType\": \"Bundle\", \"entry\": [%s]}".formatted(entry()), 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\": \"Bundle\"}",
                "{\"resourceType\": \"Bundle\", \"total\": 0}",
                "{\"resourceType\": \"Bundle\", \"total\": 0, \"entry\": []}"
            })
    void emptyBundleIsAWholeAnswer(String bundle) {
        assertWhole(bundle, 0);
    }

    @Test
    void includedResourceIsNotCountedAsAMatch() {
        String included = """
                {"resource": {"resourceType": "Medication", "id": "m"}, "search": {"mode": "include"}}""";

        assertWhole(
                "{\"resourceType\": \"Bundle\", \"total\": 1, \"entry\": [%s, %s]}".formatted(entry(), included), 2);
        assertUnusable(
                "{\"resourceType\": \"Bundle\", \"total\": 2, \"entry\": [%s, %s]}".formatted(entry(), included));
    }

    @Test
    void absentKeyIsNoAnswer() {
        assertThat(PrefetchReader.read("observations", null)).isInstanceOf(PrefetchAnswer.Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"resourceType\": \"Observation\"}",
                "{\"resourceType\": \"Patient\"}",
                "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"warning\"}]}",
                "{\"resourceType\": \"Bundle\", \"total\": 3, \"entry\": []}",
                "{\"resourceType\": \"Bundle\", \"link\": [{\"relation\": \"next\", \"url\": \"x\"}]}",
                "{\"resourceType\": \"Bundle\", \"entry\": [{}]}",
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"fullUrl\": \"Observation/1\"}]}",
                "{\"resourceType\": \"Bundle\", \"entry\": [null]}"
            })
    void whatIsNoWholeBundleIsUnusable(String value) {
        assertUnusable(value);
    }

    @ParameterizedTest
    @CsvSource({"error, false", "fatal, false", "strange, false", "warning, true", "information, true"})
    void outcomeBesideResults(String severity, boolean usable) {
        String bundle = "{\"resourceType\": \"Bundle\", \"entry\": [%s, %s]}".formatted(entry(), outcome(severity));

        if (usable) {
            assertWhole(bundle, 1);
        } else {
            assertUnusable(bundle);
        }
    }

    @Test
    void warningInPlaceOfResultsIsNoProofThatThereAreNone() {
        assertThat(read("{\"resourceType\": \"Bundle\", \"total\": 0, \"entry\": [%s]}".formatted(outcome("warning"))))
                .isInstanceOf(PrefetchAnswer.EmptyWithWarning.class);
    }

    @Test
    void outcomeWithoutAnIssueIsAnError() {
        assertUnusable(
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"OperationOutcome\"}}]}");
    }

    @Test
    void patientIsAResource() {
        assertThat(PrefetchReader.read(
                        "patient", Item.of("{\"resourceType\": \"Patient\"}").json()))
                .isInstanceOf(PrefetchAnswer.Whole.class);
    }

    private static void assertWhole(String value, int resources) {
        assertThat(read(value))
                .isInstanceOfSatisfying(PrefetchAnswer.Whole.class, whole -> assertThat(whole.resources())
                        .hasSize(resources));
    }

    private static void assertUnusable(String value) {
        assertThat(read(value)).isInstanceOf(PrefetchAnswer.Unusable.class);
    }

    private static PrefetchAnswer read(String value) {
        return PrefetchReader.read(
                "observations", Item.of("{\"v\": " + value + "}").json().path("v"));
    }

    private static String entry() {
        return "{\"resource\": {\"resourceType\": \"Observation\", \"id\": \"o\"}}";
    }

    private static String outcome(String severity) {
        return """
                {"resource": {"resourceType": "OperationOutcome", "issue": [{"severity": "%s"}]}}""".formatted(severity);
    }
}
