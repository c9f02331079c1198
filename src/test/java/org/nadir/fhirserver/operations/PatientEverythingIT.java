package org.nadir.fhirserver.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhirserver.storage.StorageConfiguration;
import org.nadir.testing.RunningServer;

class PatientEverythingIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String EVERYTHING = "/fhir/Patient/whole/$everything";

    private static final String[] RECORD = {
        "Patient/whole", "Practitioner/whole", "Medication/whole", "Condition/whole", "MedicationRequest/whole"
    };

    private static String beforeTheCondition = "";

    @BeforeAll
    static void storeTwoPatients() {
        put("Practitioner", "whole", "");
        put("Medication", "whole", "");
        put("Patient", "whole", ", \"generalPractitioner\": [{\"reference\": \"Practitioner/whole\"}]");
        put("Patient", "neighbour", "");
        put("Condition", "neighbour", ", \"subject\": {\"reference\": \"Patient/neighbour\"}");
        put("MedicationRequest", "whole", """
                , "status": "active", "intent": "order", "subject": {"reference": "Patient/whole"},
                "medicationReference": {"reference": "Medication/whole"}""");
        JsonNode last = put("Condition", "whole", ", \"subject\": {\"reference\": \"Patient/whole\"}");
        beforeTheCondition = last.at("/meta/lastUpdated").asText().replace("+", "%2B");
    }

    @Test
    void thePatientsRecordAndWhatItRefersToAreGiven() {
        assertThat(found(EVERYTHING)).containsExactlyInAnyOrder(RECORD);
    }

    @Test
    void onlyTheTypesAskedForAreGiven() {
        assertThat(found(EVERYTHING + "?_type=Condition,Medication"))
                .containsExactlyInAnyOrder("Condition/whole", "Medication/whole");
    }

    @Test
    void onlyWhatChangedSinceIsGiven() {
        assertThat(found(EVERYTHING + "?_since=" + beforeTheCondition)).containsExactly("Condition/whole");
        assertThat(found(EVERYTHING + "?_since=2099-01-01T00:00:00Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?_count=2", "?_count=2&_since=2001-01-01T00:00:00Z"})
    void thePagesTogetherAreTheRecord(String query) {
        List<String> all = new ArrayList<>();
        String address = EVERYTHING + query;
        while (!address.isEmpty()) {
            assertThat(found(address)).hasSizeBetween(1, 2);
            all.addAll(found(address));
            address = next(address);
        }

        assertThat(all).containsExactlyInAnyOrder(RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?_type=Condition"})
    void aLongRecordComesInPagesByItself(String query) {
        put("Patient", "long", "");
        for (int i = 0; i < StorageConfiguration.DEFAULT_PAGE + 1; i++) {
            put("Condition", "long-" + i, ", \"subject\": {\"reference\": \"Patient/long\"}");
        }
        String address = "/fhir/Patient/long/$everything" + query;
        List<String> all = new ArrayList<>(found(address));
        assertThat(all).hasSize(StorageConfiguration.DEFAULT_PAGE);
        all.addAll(found(next(address)));

        assertThat(all)
                .doesNotHaveDuplicates()
                .filteredOn(name -> name.startsWith("Condition/"))
                .hasSize(StorageConfiguration.DEFAULT_PAGE + 1);
    }

    @Test
    void theParametersMayBePosted() {
        HttpResponse<String> answer = SERVER.post(EVERYTHING, """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "_since", "valueInstant": "2001-01-01T00:00:00Z"},
                 {"name": "_type", "valueCode": "Condition"}]}
                """);

        assertThat(found(answer)).containsExactly("Condition/whole");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            Patient/whole/$everything?_since=yesterday ; 400 ; yesterday
            Patient/whole/$everything?_type=Nonsense   ; 400 ; Nonsense
            Patient/whole/$everything?_count=many      ; 400 ; _count
            Patient/whole/$everything?start=2026-01-01 ; 400 ; start
            Patient/whole/$everything?_lastUpdated=gt2026-01-01 ; 400 ; _lastUpdated
            Patient/nobody/$everything                 ; 404 ; nobody
            Patient/$everything                        ; 400 ; $everything
            """)
    void aRequestThatCannotBeAnsweredIsRefused(String path, int status, String named) {
        HttpResponse<String> answer = SERVER.get("/fhir/" + path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", named);
    }

    private static JsonNode put(String type, String id, String rest) {
        HttpResponse<String> answer = SERVER.put("/fhir/" + type + "/" + id, """
                {"resourceType": "%s", "id": "%s"%s}
                """.formatted(type, id, rest));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return RunningServer.json(answer);
    }

    private static List<String> found(String address) {
        return found(SERVER.get(address));
    }

    private static List<String> found(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> found = new ArrayList<>();
        RunningServer.json(answer)
                .path("entry")
                .forEach(entry -> found.add(entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText()));
        return found;
    }

    private static String next(String address) {
        for (JsonNode link : RunningServer.json(SERVER.get(address)).path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }
}
