package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;

/** Which protocol advises: the study's, else the default one, and never the default one silently in place of a study's. */
class ProtocolChoiceTest {

    private static final String DEFAULT =
            "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";
    private static final String MINE = "https://example.org/PlanDefinition/mine|1";
    private static final String OTHER = "https://example.org/PlanDefinition/other|1";

    private final PlanStore store =
            new PlanStore().put(Shipped.plan()).put(plan("mine")).put(plan("other"));

    @Test
    void patientOnNoStudyGetsTheDefaultProtocol() {
        assertChosen(choose(), "hematologic-toxicity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-study", "on-study-intervention", "on-study-observation", "follow-up"})
    void patientOnStudyGetsItsProtocol(String status) {
        assertChosen(choose(subject().status(status), study()), MINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candidate",
                "potential-candidate",
                "screening",
                "eligible",
                "ineligible",
                "not-registered",
                "pending-on-study",
                "off-study",
                "withdrawn"
            })
    void patientNotOrNoLongerOnStudyGetsTheDefaultProtocol(String status) {
        assertChosen(choose(subject().status(status), study()), "hematologic-toxicity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "on study", ""})
    void statusThatTheStandardDoesNotKnowIsADoubt(String status) {
        assertDoubt(choose(subject().status(status), study()), "ResearchSubject/s.status");
    }

    /** The day of the stories is 20 November 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-01, , true",
        "2026-11-20, 2026-11-20, true",
        "2026-11, 2026-11, true",
        "2026, , true",
        ", 2026-10, false",
        ", 2025, false",
        "2026-12, , false",
        "2026-11-22, , false",
        "2026-11-20T12:00:00Z, , true",
        "2026-11-20T12:00:01Z, , false",
        ", 2026-11-20T12:00:00Z, true",
        ", 2026-11-20T11:59:59Z, false",
        "2020-01-01, 2026-11-18, false"
    })
    void enrolmentCountsWithinItsPeriod(@Nullable String start, @Nullable String end, boolean counts) {
        Item subject = subject().put("period", "{}");
        ObjectNode period = (ObjectNode) subject.json().path("period");
        if (start != null) {
            period.put("start", start);
        }
        if (end != null) {
            period.put("end", end);
        }

        assertChosen(choose(subject, study()), counts ? MINE : "hematologic-toxicity");
    }

    @Test
    void periodThatCannotBeReadIsADoubt() {
        assertDoubt(choose(subject().put("period", "{\"end\": \"soon\"}"), study()), "ResearchSubject/s.period");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "closed-to-accrual", "temporarily-closed-to-accrual-and-intervention"})
    void studyThatIsRunningGoverns(String status) {
        assertChosen(choose(subject(), study().status(status)), MINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "withdrawn", "in-review", "entered-in-error", ""})
    void studyThatIsNotRunningWhileThePatientIsOnItIsADoubt(String status) {
        assertDoubt(choose(subject(), study().status(status)), "ResearchStudy/t.status");
    }

    @Test
    void studyThatWasNotSentAlongIsADoubt() {
        assertDoubt(choose(subject()), "ResearchSubject/s.study");
        assertDoubt(choose(subject().without("study"), study()), "ResearchSubject/s.study");
    }

    @Test
    void studyWithoutAProtocolLeavesTheDefaultOne() {
        assertChosen(choose(subject(), study().without("protocol")), "hematologic-toxicity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reference\": \"PlanDefinition/mine\"}",
                "{\"reference\": \"PlanDefinition/mine/_history/1\"}",
                "{\"reference\": \"https://nadir.example.org/fhir/PlanDefinition/mine\"}",
                "{\"reference\": \"https://example.org/PlanDefinition/mine\"}",
                "{\"identifier\": {\"value\": \"https://example.org/PlanDefinition/mine\"}}",
                "{\"identifier\": {\"value\": \"https://example.org/PlanDefinition/mine|1\"}}",
                "{\"reference\": \"PlanDefinition/7\", \"identifier\": {\"value\": \"https://example.org/PlanDefinition/mine\"}}",
                "{\"reference\": \"PlanDefinition/mine\", \"identifier\": {\"value\": \"NCT00000000\"}}"
            })
    void protocolIsNamedByIdOrByCanonicalAddress(String reference) {
        assertChosen(choose(subject(), study().put("protocol", "[" + reference + "]")), MINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reference\": \"PlanDefinition/none\"}",
                "{\"reference\": \"PlanDefinition/no such id\"}",
                "{\"reference\": \"https://other.example.org/fhir/PlanDefinition/mine\"}",
                "{\"identifier\": {\"value\": \"https://example.org/PlanDefinition/mine&_id=other\"}}",
                "{\"display\": \"the protocol\"}"
            })
    void protocolThatIsNotInTheStoreIsADoubt(String reference) {
        assertDoubt(choose(subject(), study().put("protocol", "[" + reference + "]")), "ResearchStudy/t.protocol[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "retired", "unknown"})
    void protocolThatIsNotActiveIsADoubt(String status) {
        store.put(plan("mine").status(status));

        assertDoubt(choose(subject(), study()), "ResearchStudy/t.protocol[0]", "PlanDefinition.status");
    }

    @Test
    void protocolThatCannotBeUsedIsADoubtWithItsElement() {
        store.put(Shipped.plan().put("version", "0.0.9"));

        assertDoubt(
                choose(subject(), study()),
                "ResearchStudy/t.protocol[0]",
                "PlanDefinition.relatedArtifact[0].resource");
    }

    @Test
    void twoProtocolsAtOnceAreADoubt() {
        Item second = subject().id("s2").put("study", "{\"reference\": \"ResearchStudy/t2\"}");

        assertDoubt(
                choose(subject(), study(), second, study("t2", "other")),
                "ResearchStudy/t.protocol[0] and ResearchStudy/t2.protocol[0]");
        assertChosen(choose(subject(), study(), second, study("t2", "mine")), MINE);
        assertChosen(choose(subject(), study(), second.status("withdrawn"), study("t2", "other")), MINE);
        assertChosen(
                choose(subject().status("off-study"), study(), second.status("on-study"), study("t2", "other")), OTHER);
    }

    @Test
    void brokenSecondStudyIsADoubtToo() {
        Item second = subject().id("s2").put("study", "{\"reference\": \"ResearchStudy/t2\"}");

        assertDoubt(choose(subject(), study(), second), "ResearchSubject/s2.study");
    }

    @Test
    void studyOverridesTheVersionOfCtcae() {
        var chosen = choose(subject(), study().put("extension", ctcae("6.0")));

        assertChosen(chosen, MINE);
        assertThat(chosen.protocol().ctcaeVersion().label()).isEqualTo("6.0");
        assertThat(chosen.protocol().revision())
                .isNotEqualTo(choose(subject(), study()).protocol().revision());
    }

    @Test
    void studyWithoutAProtocolMayStillNameTheVersionOfCtcae() {
        var chosen = choose(subject(), study().without("protocol").put("extension", ctcae("6.0")));

        assertThat(chosen.protocol().ctcaeVersion().label()).isEqualTo("6.0");
    }

    @Test
    void versionOfCtcaeThatDoesNotExistIsADoubt() {
        var chosen = choose(subject(), study().put("extension", ctcae("4.03")));

        assertThat(chosen.protocol().canonical()).isEqualTo(MINE);
        assertThat(chosen.protocol().ctcaeVersion().label()).isEqualTo("5.0");
        assertThat(chosen.doubts())
                .singleElement()
                .asString()
                .contains("ResearchStudy/t.extension", "5.0 of the protocol");
    }

    @Test
    void defaultProtocolThatCannotBeUsedIsSaid() {
        store.remove("cemsidomide-hematologic-toxicity");

        assertThatThrownBy(this::choose)
                .isInstanceOf(NoProtocolException.class)
                .hasMessageContaining("nadir.default-protocol");
        store.put("{\"resourceType\": \"PlanDefinition\", \"id\": \"x\", \"url\": \"%s\"}".formatted(DEFAULT));
        assertThatThrownBy(this::choose)
                .isInstanceOf(NoProtocolException.class)
                .hasMessageContaining("PlanDefinition.useContext");
    }

    private ProtocolChoice.Chosen choose(Item... items) {
        List<JsonNode> resources =
                Arrays.stream(items).map(item -> (JsonNode) item.json()).toList();
        // Each time as after a restart, so that a change in the store is seen.
        Protocols protocols = new Protocols(store, PatientStory.CLOCK);
        return new ProtocolChoice(protocols, DEFAULT, Set.of(URI.create("https://nadir.example.org/fhir")))
                .choose(resources, PatientStory.NOW);
    }

    private static void assertChosen(ProtocolChoice.Chosen chosen, String canonical) {
        assertThat(chosen.doubts()).isEmpty();
        assertThat(chosen.protocol().canonical()).contains(canonical);
    }

    private static void assertDoubt(ProtocolChoice.Chosen chosen, String... said) {
        assertThat(chosen.doubts())
                .anySatisfy(doubt -> assertThat(doubt).contains(said).contains("default protocol"));
    }

    private static Item plan(String id) {
        return Item.of("""
                {"resourceType": "PlanDefinition", "id": "%1$s", "url": "https://example.org/PlanDefinition/%1$s",
                 "version": "1", "status": "active", "relatedArtifact": [{"type": "derived-from",
                   "resource": "%2$s|%3$s"}]}""".formatted(id, DEFAULT, Shipped.plan().path("version").asText()));
    }

    private static Item subject() {
        return Item.of("""
                {"resourceType": "ResearchSubject", "id": "s", "status": "on-study",
                 "study": {"reference": "ResearchStudy/t"}, "individual": {"reference": "Patient/p1"}}""");
    }

    private static Item study() {
        return study("t", "mine");
    }

    private static Item study(String id, String plan) {
        return Item.of("""
                {"resourceType": "ResearchStudy", "id": "%s", "status": "active",
                 "protocol": [{"reference": "PlanDefinition/%s"}]}""".formatted(id, plan));
    }

    private static String ctcae(String version) {
        return "[{\"url\": \"%s\", \"valueCode\": \"%s\"}]".formatted(Canonical.CTCAE_VERSION, version);
    }
}
