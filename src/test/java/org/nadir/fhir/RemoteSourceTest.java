package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundProperties;

/** Reading a caller's FHIR server: whole or not at all, and the token goes nowhere else. */
class RemoteSourceTest {

    private static final String TOKEN = "secret-token";
    private static final String QUERY = "Observation?patient=p1";

    private static final OutboundGate GATE = new OutboundGate(OutboundProperties.listing("127.0.0.0/8"));

    private final EhrServer ehr = new EhrServer();
    private final EhrServer other = new EhrServer();

    @AfterEach
    void stop() {
        ehr.close();
        other.close();
    }

    @Test
    void readGivesTheResource() {
        ehr.at("/fhir/Patient/p1", "{\"resourceType\": \"Patient\", \"id\": \"p1\"}");

        assertThat(source().fetch("Patient/p1")).extracting(FhirJson::reference).containsExactly("Patient/p1");
        assertThat(ehr.asked()).containsExactly(new EhrServer.Asked("/fhir/Patient/p1", "Bearer " + TOKEN));
    }

    @Test
    void withoutATokenNoneIsSent() {
        ehr.at("/fhir/Patient/p1", "{\"resourceType\": \"Patient\", \"id\": \"p1\"}");

        source(null).fetch("Patient/p1");

        assertThat(ehr.asked()).extracting(EhrServer.Asked::authorization).containsExactly("");
    }

    @Test
    void allPagesAreRead() {
        ehr.at("/fhir/" + QUERY, page("o1", ehr.base() + "?page=2"));
        ehr.at("/fhir?page=2", page("o2", "Observation?page=3"));
        ehr.at("/fhir/Observation?page=3", page("o3", ""));

        assertThat(source().fetch(QUERY))
                .extracting(FhirJson::reference)
                .containsExactly("Observation/o1", "Observation/o2", "Observation/o3");
        assertThat(ehr.asked()).extracting(EhrServer.Asked::authorization).containsOnly("Bearer " + TOKEN);
    }

    @Test
    void nextPageOnAnotherServerIsNotAskedFor() {
        ehr.at("/fhir/" + QUERY, page("o1", other.base() + "/Observation?page=2"));

        assertUnavailable(QUERY, "another server");
        assertThat(other.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1@evil.test/fhir/Observation",
                "https://127.0.0.1/fhir/Observation",
                "//evil.test/fhir/Observation",
                "http://127.0.0.1.evil.test/fhir/Observation",
                "/admin/Observation",
                "/fhirx/Observation",
                "../admin",
                "file:///etc/passwd",
                "urn:uuid:1",
                "http://[broken"
            })
    void nextPageThatLeavesTheBaseAddressIsNotFollowed(String next) {
        ehr.at("/fhir/" + QUERY, page("o1", next));

        assertUnavailable(QUERY, "another server");
        assertThat(ehr.asked()).hasSize(1);
    }

    @Test
    void pagesWithoutEndAreGivenUp() {
        ehr.at("/fhir/" + QUERY, page("o1", ehr.base() + "/" + QUERY));

        assertUnavailable(QUERY, "more than 50 pages");
    }

    @Test
    void redirectIsNotFollowed() {
        ehr.at("/fhir/Patient/p1", 302, "", Map.of("Location", other.base() + "/Patient/p1"));

        assertUnavailable("Patient/p1", "status 302");
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void patientThatDoesNotExistIsNothing() {
        assertThat(source().fetch("Patient/gone")).isEmpty();
        assertThat(source().fetch("Patient/gone")).isEmpty();
    }

    @Test
    void deletedPatientIsNothing() {
        ehr.at("/fhir/Patient/p1", 410, "", Map.of());

        assertThat(source().fetch("Patient/p1")).isEmpty();
    }

    @Test
    void searchThatIsNotFoundIsNoEmptyAnswer() {
        assertUnavailable(QUERY, "status 404");
    }

    @Test
    void secondPageThatIsNotFoundIsNoEmptyAnswer() {
        ehr.at("/fhir/" + QUERY, page("o1", "Observation?page=2"));

        assertUnavailable(QUERY, "status 404");
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "429", "500", "503", "204"})
    void otherStatusIsAnError(int status) {
        ehr.at("/fhir/" + QUERY, status, "", Map.of());

        assertUnavailable(QUERY, "status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "<html/>",
                "[]",
                "null",
                "{\"id\": \"x\"}",
                "{\"resourceType\": \"Bundle\", \"entry\": [{}]}"
            })
    void whatIsNoResourceIsAnError(String body) {
        ehr.at("/fhir/" + QUERY, body);

        assertUnavailable(QUERY, "Observation could not be read");
    }

    @ParameterizedTest
    @CsvSource({"error, false", "fatal, false", "warning, true", "information, true"})
    void operationOutcomeInTheBundle(String severity, boolean usable) {
        ehr.at("/fhir/" + QUERY, """
                {"resourceType": "Bundle", "entry": [
                  {"resource": {"resourceType": "Observation", "id": "o1"}},
                  {"resource": {"resourceType": "OperationOutcome", "issue": [{"severity": "%s"}]}}]}""".formatted(severity));

        if (usable) {
            assertThat(source().fetch(QUERY)).extracting(FhirJson::reference).containsExactly("Observation/o1");
        } else {
            assertUnavailable(QUERY, "answered with an error");
        }
    }

    @Test
    void operationOutcomeInPlaceOfTheAnswerIsNoEmptyAnswer() {
        ehr.at("/fhir/" + QUERY, """
                {"resourceType": "OperationOutcome", "issue": [{"severity": "warning"}]}""");

        assertUnavailable(QUERY, "Observation could not be read");
    }

    @Test
    void answerLargerThanAllowedIsGivenUp() {
        ehr.at("/fhir/" + QUERY, page("o".repeat(2000), ""));

        assertThatThrownBy(() -> new RemoteSource(GATE, ehr.base(), TOKEN, Duration.ofSeconds(20), 1000).fetch(QUERY))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("larger than allowed");
    }

    @Test
    void bytesOfAllPagesAreCountedTogether() {
        ehr.at("/fhir/" + QUERY, page("o".repeat(600), "Observation?page=2"));
        ehr.at("/fhir/Observation?page=2", page("p".repeat(600), ""));

        assertThatThrownBy(() -> new RemoteSource(GATE, ehr.base(), TOKEN, Duration.ofSeconds(20), 1000).fetch(QUERY))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("larger than allowed");
    }

    @Test
    @Timeout(30)
    void answerThatNeverEndsIsGivenUp() {
        RemoteSource source = new RemoteSource(GATE, ehr.base(), TOKEN, Duration.ofMillis(300), 1000);

        assertThatThrownBy(() -> source.fetch("Observation?trickle"))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("time allowed is over");
    }

    @Test
    void nothingIsAskedOnceTheTimeIsOver() {
        RemoteSource source = new RemoteSource(GATE, ehr.base(), TOKEN, Duration.ZERO, 1000);

        assertThatThrownBy(() -> source.fetch(QUERY)).hasMessageContaining("time allowed is over");
        assertThat(ehr.asked()).isEmpty();
    }

    @Test
    void serverThatIsNotThereIsAnError() {
        URI base = other.base();
        other.close();
        RemoteSource source = new RemoteSource(GATE, base, TOKEN, Duration.ofSeconds(20), 1000);

        assertThatThrownBy(() -> source.fetch(QUERY))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage("Observation could not be read: the FHIR server could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\ntoken", "secret\u0000", "secr\u00e9t\r\nX: y"})
    void tokenThatCannotBeAHeaderIsRefusedAndNotRepeated(String token) {
        SourceUnavailableException refused = catchThrowableOfType(
                SourceUnavailableException.class, () -> source(token).fetch(QUERY));

        assertThat(refused).hasNoCause().hasMessageContaining("access token").hasMessageNotContaining("secr");
        assertThat(ehr.asked()).isEmpty();
    }

    private void assertUnavailable(String query, String reason) {
        SourceUnavailableException unavailable =
                catchThrowableOfType(SourceUnavailableException.class, () -> source().fetch(query));

        assertThat(unavailable)
                .as("the answer is refused")
                .isNotNull()
                .hasNoCause()
                .hasMessageContaining(reason)
                .hasMessageNotContaining(TOKEN)
                .hasMessageNotContaining("p1");
    }

    private RemoteSource source() {
        return source(TOKEN);
    }

    private RemoteSource source(@Nullable String token) {
        return new RemoteSource(GATE, ehr.base(), token, Duration.ofSeconds(20), 1_000_000);
    }

    private static String page(String id, String next) {
        return """
                {"resourceType": "Bundle", %s
                 "entry": [{"resource": {"resourceType": "Observation", "id": "%s"}}]}""".formatted(
                next.isEmpty() ? "" : "\"link\": [{\"relation\": \"next\", \"url\": \"%s\"}],".formatted(next), id);
    }
}
