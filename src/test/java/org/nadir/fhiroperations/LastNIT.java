package org.nadir.fhiroperations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

class LastNIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @BeforeAll
    static void storeResults() {
        SERVER.put("/fhir/Patient/lastn", "{\"resourceType\": \"Patient\", \"id\": \"lastn\"}");
        SERVER.put("/fhir/Patient/lastn-other", "{\"resourceType\": \"Patient\", \"id\": \"lastn-other\"}");
        store("lastn-hb-1", "718-7", "lastn", "2026-01-01");
        store("lastn-hb-3", "718-7", "lastn", "2026-01-03T08:00:00Z");
        store("lastn-hb-2", "718-7", "lastn", "2026-01-02T23:30:00-05:00");
        store("lastn-plt-1", "777-3", "lastn", "2025-12-01");
        store("lastn-plt-2", "777-3", "lastn", "2025-12-02");
        store("lastn-other", "718-7", "lastn-other", "2026-02-01");
    }

    @Test
    void theNewestOfEachCodeIsGiven() {
        assertThat(found(SERVER.get("/fhir/Observation/$lastn?patient=lastn&category=laboratory")))
                .containsExactly("lastn-hb-3", "lastn-plt-2");
    }

    @Test
    void asManyOfEachCodeAreGivenAsAskedForNewestFirst() {
        assertThat(found(SERVER.get("/fhir/Observation/$lastn?subject=Patient/lastn&category=laboratory&max=2")))
                .containsExactly("lastn-hb-3", "lastn-hb-2", "lastn-plt-2", "lastn-plt-1");
    }

    @Test
    void onlyTheCodesAskedForAreGiven() {
        assertThat(found(SERVER.get("/fhir/Observation/$lastn?patient=lastn&code=http://loinc.org%7C777-3&max=5")))
                .containsExactly("lastn-plt-2", "lastn-plt-1");
    }

    @Test
    void theParametersMayBePosted() {
        assertThat(found(SERVER.post("/fhir/Observation/$lastn", """
                        {"resourceType": "Parameters", "parameter": [
                         {"name": "patient", "valueString": "lastn"},
                         {"name": "code", "valueString": "718-7"},
                         {"name": "max", "valuePositiveInt": 2}]}
                        """))).containsExactly("lastn-hb-3", "lastn-hb-2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            code=718-7                               ; patient
            patient=lastn                            ; category
            patient=lastn,lastn-other&code=718-7     ; patient
            patient=lastn&patient=lastn-other&code=a ; patient
            subject=Group/lastn&code=718-7           ; patient
            patient=lastn&code=718-7&max=0           ; max
            patient=lastn&code=718-7&max=many        ; max
            patient=lastn&code=718-7&nonsense=1      ; nonsense
            patient=lastn&code=                      ; code
            """)
    void aRequestThatCannotBeAnsweredIsRefused(String query, String named) {
        HttpResponse<String> answer = SERVER.get("/fhir/Observation/$lastn?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", named);
    }

    @Test
    void theServerSaysThatItOffersIt() {
        assertThat(SERVER.get("/fhir/metadata").body())
                .contains("http://hl7.org/fhir/OperationDefinition/Observation-lastn");
    }

    private static void store(String id, String code, String patient, String time) {
        HttpResponse<String> answer = SERVER.put("/fhir/Observation/" + id, """
                {"resourceType": "Observation", "id": "%s", "status": "final",
                 "category": [{"coding": [{"code": "laboratory",
                   "system": "http://terminology.hl7.org/CodeSystem/observation-category"}]}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s"}
                """.formatted(id, code, patient, time));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static List<String> found(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> found = new ArrayList<>();
        JsonNode bundle = RunningServer.json(answer);
        assertThat(bundle.path("type").asText()).isEqualTo("searchset");
        bundle.path("entry").forEach(entry -> found.add(entry.at("/resource/id").asText()));
        return found;
    }
}
