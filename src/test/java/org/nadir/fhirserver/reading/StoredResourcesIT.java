package org.nadir.fhirserver.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhir.SourceUnavailableException;
import org.nadir.testing.RunningServer;

class StoredResourcesIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final StoredResources STORE = SERVER.bean(StoredResources.class);

    @BeforeAll
    static void storeOnePatientWithManyResults() {
        STORE.save(resource("""
                {"resourceType": "Patient", "id": "stored", "birthDate": "1950-01-01"}
                """));
        STORE.save(resource("""
                {"resourceType": "Patient", "id": "stored-other"}
                """));
        STORE.save(resource("""
                {"resourceType": "Medication", "id": "stored-drug", "code": {"text": "drug"}}
                """));
        STORE.save(resource("""
                {"resourceType": "MedicationRequest", "id": "stored-order", "status": "active", "intent": "order",
                 "medicationReference": {"reference": "Medication/stored-drug"}, "subject": {"reference": "Patient/stored"}}
                """));
        String entries =
                IntStream.range(0, 1_200).mapToObj(StoredResourcesIT::entry).collect(Collectors.joining(","));
        assertThat(SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [%s]}
                """.formatted(entries)).statusCode()).isEqualTo(200);
    }

    @Test
    void aReadGivesTheResourceWithIdVersionAndTime() {
        JsonNode patient = STORE.fetch("Patient/stored").get(0);

        assertThat(patient.path("id").asText()).isEqualTo("stored");
        assertThat(patient.path("birthDate").asText()).isEqualTo("1950-01-01");
        assertThat(patient.at("/meta/versionId").asText()).isEqualTo("1");
        assertThat(patient.at("/meta/lastUpdated").asText()).startsWith("20").endsWith("Z");
        assertThat(patient.at("/meta/lastUpdated").asText().substring(0, 19))
                .isEqualTo(RunningServer.json(SERVER.get("/fhir/Patient/stored"))
                        .at("/meta/lastUpdated")
                        .asText()
                        .substring(0, 19));
    }

    @Test
    void aMissingOrDeletedResourceIsAnEmptyList() {
        STORE.save(resource("""
                {"resourceType": "Patient", "id": "stored-deleted"}
                """));
        SERVER.send(SERVER.request("/fhir/Patient/stored-deleted").DELETE());

        assertThat(STORE.fetch("Patient/stored-nobody")).isEmpty();
        assertThat(STORE.fetch("Patient/stored-deleted")).isEmpty();
    }

    @Test
    void aSearchIsWholeWhateverCountSays() {
        List<JsonNode> results =
                STORE.fetch("Observation?patient=stored&code=http://loinc.org%7C751-8,718-7&_sort=-date&_count=10");

        assertThat(results).hasSize(1_200);
        assertThat(results)
                .extracting(result -> result.path("effectiveDateTime").asText())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(results.get(0).at("/valueQuantity/value").decimalValue()).isEqualByComparingTo("1.10");
        assertThat(results.get(0).at("/valueQuantity/value").decimalValue().scale())
                .isEqualTo(2);
    }

    @Test
    void aStreamGivesEachMatchOnce_andTheReaderMayAskInTurn() {
        List<String> ids = new ArrayList<>();
        List<JsonNode> patients = new ArrayList<>();

        STORE.each(
                "Observation?patient=stored&code=http://loinc.org%7C751-8,718-7",
                result -> {
                    ids.add(result.path("id").asText());
                    if (ids.size() % 400 == 0) {
                        patients.addAll(STORE.fetch("Patient/stored"));
                    }
                });

        assertThat(ids).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(patients).hasSize(3);
    }

    @Test
    void aStreamMayFollowALinkBackwards() {
        List<String> ids = new ArrayList<>();

        STORE.each(
                "Patient?_has:MedicationRequest:patient:intent=order,plan",
                patient -> ids.add(patient.path("id").asText()));

        assertThat(ids).contains("stored").doesNotContain("stored-other").doesNotHaveDuplicates();
    }

    @Test
    void aStreamThatIsBrokenOffLeavesNothingOpen() {
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> STORE.each("Observation?patient=stored", result -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
        }

        assertThat(STORE.fetch("Patient/stored")).hasSize(1);
    }

    @Test
    void theNextFetchSeesWhatWasSaved() {
        for (int i = 0; i < 5; i++) {
            STORE.save(resource("""
                    {"resourceType": "Observation", "id": "stored-now-%d", "status": "final", "code": {"text": "x"},
                     "subject": {"reference": "Patient/stored-other"}}
                    """.formatted(i)));
            assertThat(STORE.fetch("Observation?subject=Patient/stored-other")).hasSize(i + 1);
        }
    }

    @Test
    void anIncludeBringsTheReferencedResourceOnce() {
        List<JsonNode> found = STORE.fetch("MedicationRequest?patient=stored&_include=MedicationRequest:medication");

        assertThat(found)
                .extracting(resource -> resource.path("id").asText())
                .containsExactly("stored-order", "stored-drug");
    }

    @Test
    void savingTheSameAgainMakesNoVersion() {
        STORE.save(resource("""
                {"resourceType": "Patient", "id": "stored", "birthDate": "1950-01-01"}
                """));

        assertThat(STORE.fetch("Patient/stored").get(0).at("/meta/versionId").asText())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?patient=stored,stored-other",
                "Observation?patient=stored%2Cstored-other",
                "Observation?patient=stored&patient=stored-other",
                "Observation?patient=stored&subject=stored-other",
                "Observation?patient=",
                "Observation?patient=a/b/c",
                "Observation?patient=a%20b",
                "Observation?patient=http://elsewhere/Patient/1",
                "Observation?nonsense=1",
                "Observation?patient=stored&_include=Patient:link",
                "Observation?patient=stored&date=nonsense",
                "Patient/../Observation",
                "Patient/a_b",
                "Appointment/1",
                "http://elsewhere/Patient/1"
            })
    void aQueryThatIsNotPlainlyOnePatientsIsRefused(String query) {
        assertThatThrownBy(() -> STORE.fetch(query)).isInstanceOf(SourceUnavailableException.class);
    }

    private static String entry(int n) {
        return """
                {"request": {"method": "POST", "url": "Observation"},
                 "resource": {"resourceType": "Observation", "status": "final",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                  "subject": {"reference": "Patient/stored"}, "effectiveDateTime": "2026-%02d-%02dT%02d:00:00Z",
                  "valueQuantity": {"value": 1.10, "unit": "10*3/uL"}}}
                """.formatted(1 + n / 672, 1 + n / 24 % 28, n % 24);
    }

    private static ObjectNode resource(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
