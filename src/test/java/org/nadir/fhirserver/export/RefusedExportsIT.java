package org.nadir.fhirserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.export.BulkClient.Export;
import org.nadir.testing.RunningServer;

/** Kick-offs that cannot be done, and what a lenient caller gets of them. */
class RefusedExportsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final BulkClient CLIENT = new BulkClient(SERVER);

    @BeforeAll
    static void storeGroups() {
        SERVER.put("/fhir/Patient/bulk-refused", """
                {"resourceType": "Patient", "id": "bulk-refused", "active": true}
                """);
        SERVER.put("/fhir/Patient/bulk-stranger", """
                {"resourceType": "Patient", "id": "bulk-stranger", "active": true}
                """);
        SERVER.put("/fhir/Group/bulk-refused", """
                {"resourceType": "Group", "id": "bulk-refused", "type": "person", "actual": true,
                 "member": [{"entity": {"reference": "Patient/bulk-refused"}}]}
                """);
        SERVER.put("/fhir/Group/bulk-definition", """
                {"resourceType": "Group", "id": "bulk-definition", "type": "person", "actual": false,
                 "code": {"text": "anyone"}}
                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            $export?_type=Nonsense                    ; 400 ; Nonsense
            Patient/$export?_type=PlanDefinition      ; 400 ; PlanDefinition
            $export?_since=yesterday                  ; 400 ; yesterday
            $export?_since=2026-01-01                 ; 400 ; 2026-01-01
            $export?_since=2026-01-01T00:00:00Z&_since=2026-01-02T00:00:00Z ; 400 ; _since
            $export?_outputFormat=text/csv            ; 400 ; text/csv
            $export?_typeFilter=Patient%3Fgender=male ; 400 ; _typeFilter
            $export?_elements=id                      ; 400 ; _elements
            $export?includeAssociatedData=LatestProvenanceResources ; 400 ; includeAssociatedData
            Patient/$export?patient=Patient/bulk-refused ; 400 ; patient
            Group/bulk-definition/$export             ; 400 ; actual
            Group/nobody/$export                      ; 404 ; nobody
            Group/$export                             ; 400 ; $export
            Observation/$export                       ; 400 ; $export
            Patient/bulk-refused/$export                 ; 400 ; $export
            """)
    void aKickOffThatCannotBeDoneIsRefused(String path, int status, String named) {
        BulkClient.assertRefused(CLIENT.kickOff("/fhir/" + path), status, named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            application/fhir+json ; handling=lenient ; Prefer
            application/fhir+json ; respond-sync     ; Prefer
            application/fhir+xml  ; respond-async    ; Accept
            text/html             ; respond-async    ; Accept
            """)
    void aKickOffWithOtherHeadersIsRefused(String accept, String prefer, String named) {
        BulkClient.assertRefused(
                SERVER.send(SERVER.request("/fhir/$export")
                        .header("Accept", accept)
                        .header("Prefer", prefer)
                        .GET()),
                400,
                named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Patient             ; bulk-nobody   ; bulk-nobody
            Patient             ; a,Patient/b   ; a,Patient/b
            Group/bulk-refused     ; bulk-stranger ; no member
            """)
    void patientsWhoAreNotThereOrNoMembersAreNamed(String level, String patient, String named) {
        BulkClient.assertRefused(CLIENT.kickOff("/fhir/" + level + "/$export", """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "patient", "valueReference": {"reference": "Patient/%s"}}]}
                """.formatted(patient)), 400, named);
    }

    @Test
    void aBodyThatIsNotParametersIsRefused() {
        BulkClient.assertRefused(
                CLIENT.kickOff("/fhir/Patient/$export", "{\"resourceType\": \"Patient\"}"), 400, "Parameters");
    }

    @Test
    void whatIsNotSupportedIsToldAfterwardsWhereTheCallerPrefersLeniency() {
        HttpResponse<String> answer = SERVER.send(SERVER.request(
                        "/fhir/Group/bulk-refused/$export?_typeFilter=Patient%3Fgender=male&_type=Patient,Nonsense")
                .header("Prefer", "respond-async, handling=lenient")
                .GET());

        Export export = CLIENT.read(CLIENT.await(BulkClient.accepted(answer)));

        assertThat(export.resources()).containsOnlyKeys("Patient/bulk-refused");
        assertThat(export.errors())
                .extracting(outcome -> outcome.at("/issue/0/diagnostics").asText())
                .satisfiesExactly(first -> assertThat(first).contains("_typeFilter"), second -> assertThat(second)
                        .contains("Nonsense"));
    }
}
