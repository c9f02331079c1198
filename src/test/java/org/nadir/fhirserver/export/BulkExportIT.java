package org.nadir.fhirserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhirserver.export.BulkClient.Export;
import org.nadir.testing.RunningServer;

class BulkExportIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final BulkClient CLIENT = new BulkClient(SERVER);

    /** What stands for the record of the first patient, besides the Groups. */
    private static final String[] RECORD = {
        "Condition/bulk-1",
        "GuidanceResponse/bulk-1",
        "Medication/bulk-1",
        "MedicationRequest/bulk-1",
        "Observation/bulk-1",
        "Organization/bulk-1",
        "Patient/bulk-1",
        "Provenance/bulk-1"
    };

    @BeforeAll
    static void storeThreePatients() {
        put("Organization", "bulk-1", "\"name\": \"Ward\"");
        put("Medication", "bulk-1", "\"status\": \"active\"");
        put("Medication", "bulk-nobodys", "\"status\": \"active\"");
        put("Patient", "bulk-1", """
                "meta": {"profile": ["http://example.org/profile"], "source": "http://example.org/source",
                  "tag": [{"system": "http://example.org", "code": "a", "display": "A"}, {"code": "b"}],
                  "security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]},
                "managingOrganization": {"reference": "Organization/bulk-1"},
                "name": [{"family": "Mäki\\u2028\\n"}]""");
        put("Patient", "bulk-2", "\"link\": [{\"type\": \"seealso\", \"other\": {\"reference\": \"Patient/bulk-1\"}}]");
        put("Patient", "bulk-3", "\"active\": true");
        put("Observation", "bulk-1", """
                "status": "final", "code": {"text": "a"}, "subject": {"reference": "Patient/bulk-1"},
                "valueQuantity": {"value": 1.50}""");
        put("Observation", "bulk-2", """
                "status": "final", "code": {"text": "a"}, "subject": {"reference": "Patient/bulk-2"}""");
        put("MedicationRequest", "bulk-1", """
                "status": "active", "intent": "order", "subject": {"reference": "Patient/bulk-1"},
                "medicationReference": {"reference": "Medication/bulk-1"}""");
        put("Condition", "bulk-1", "\"subject\": {\"reference\": \"Patient/bulk-1\"}");
        put("GuidanceResponse", "bulk-1", """
                "moduleUri": "http://example.org", "status": "success", "subject": {"reference": "Patient/bulk-1"}""");
        put("Provenance", "bulk-1", """
                "recorded": "2026-01-01T00:00:00Z", "target": [{"reference": "Condition/bulk-1"}],
                "agent": [{"who": {"display": "a nurse"}}]""");
        put("Group", "bulk-1", """
                "type": "person", "actual": true, "member": [
                 {"entity": {"reference": "Patient/bulk-1"}},
                 {"entity": {"reference": "Patient/bulk-2"}, "inactive": true},
                 {"entity": {"reference": "Patient/bulk-3"}, "period": {"end": "2020-01-01"}}]""");
        put("Group", "bulk-2", """
                "type": "person", "actual": true, "member": [
                 {"entity": {"reference": "Patient/bulk-1"}}, {"entity": {"reference": "Patient/bulk-2"}}]""");
    }

    @Test
    void theWholeSystemIsWhatSearchGives() {
        Export export = CLIENT.export("/fhir/$export");

        assertThat(export.manifest().path("request").asText()).isEqualTo(SERVER.base() + "/fhir/$export");
        assertThat(export.manifest().path("requiresAccessToken").isBoolean()).isTrue();
        assertThat(export.errors()).isEmpty();
        assertThat(export.resources())
                .containsKeys(RECORD)
                .containsKeys("Medication/bulk-nobodys", "PlanDefinition/cemsidomide-hematologic-toxicity");
        for (String type : Set.of("Patient", "Practitioner", "PlanDefinition", "Group")) {
            assertThat(export.resources().keySet().stream().filter(name -> name.startsWith(type + "/")))
                    .as(type)
                    .containsExactlyInAnyOrderElementsOf(found(type));
        }
    }

    @Test
    void eachLineIsTheResourceAsARead() {
        Export export = CLIENT.export("/fhir/$export");

        for (String name : export.named("bulk-")) {
            JsonNode read = RunningServer.json(SERVER.get("/fhir/" + name));
            assertThat(export.resources().get(name)).isEqualTo(BulkClient.comparable(read));
        }
    }

    @Test
    void allPatientsAreExportedWithTheirRecordsAndWhatTheseReferTo() {
        Export export = CLIENT.export("/fhir/Patient/$export");

        assertThat(export.named("bulk-"))
                .contains(RECORD)
                .contains("Patient/bulk-2", "Patient/bulk-3", "Observation/bulk-2", "Group/bulk-1", "Group/bulk-2")
                .doesNotContain("Medication/bulk-nobodys");
        assertThat(export.resources().keySet()).noneMatch(name -> name.startsWith("PlanDefinition/"));
    }

    @Test
    void aGroupIsExportedAsTheRecordsOfItsPresentMembers() {
        Export export = CLIENT.export("/fhir/Group/bulk-1/$export");

        assertThat(export.resources().keySet())
                .contains(RECORD)
                .contains("Group/bulk-1")
                .hasSize(RECORD.length + 1);
    }

    @Test
    void onlyTheTypesAskedForAreExported() {
        Export export = CLIENT.export("/fhir/Group/bulk-1/$export?_type=Patient,Condition&_type=Encounter");

        assertThat(export.resources().keySet()).containsExactly("Condition/bulk-1", "Patient/bulk-1");
        assertThat(export.manifest().path("output")).hasSize(2);
    }

    @Test
    void onlyWhatChangedSinceTheLastExportIsExported() {
        Export first = CLIENT.export("/fhir/$export?_type=Medication");
        put("Medication", "bulk-new", "\"status\": \"inactive\"");
        String since = first.manifest().path("transactionTime").asText();

        Export second = CLIENT.export("/fhir/$export?_type=Medication&_since=" + since);

        assertThat(second.named("bulk-")).containsExactly("Medication/bulk-new");
    }

    @Test
    void theStoreIsExportedAsItWasWhenAskedFor() {
        put("Patient", "bulk-moment", "\"gender\": \"female\"");
        put("Patient", "bulk-leaving", "\"gender\": \"female\"");
        String job = BulkClient.accepted(CLIENT.kickOff("/fhir/$export?_type=Patient"));
        put("Patient", "bulk-moment", "\"gender\": \"male\"");
        put("Patient", "bulk-late", "\"gender\": \"male\"");
        SERVER.send(SERVER.request("/fhir/Patient/bulk-leaving").DELETE());

        Export export = CLIENT.read(CLIENT.await(job));

        assertThat(export.resources())
                .containsKeys("Patient/bulk-leaving")
                .doesNotContainKey("Patient/bulk-late")
                .hasEntrySatisfying(
                        "Patient/bulk-moment",
                        patient -> assertThat(patient.path("gender").asText()).isEqualTo("female"));
        assertThat(CLIENT.export("/fhir/$export?_type=Patient").resources())
                .containsKey("Patient/bulk-late")
                .doesNotContainKey("Patient/bulk-leaving");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir%2Bndjson", "application/fhir+ndjson", "application/ndjson", "ndjson"})
    void eachSpellingOfTheFormatIsAccepted(String format) {
        Export export = CLIENT.export("/fhir/Group/bulk-1/$export?_type=Patient&_outputFormat=" + format);

        assertThat(export.resources()).containsOnlyKeys("Patient/bulk-1");
    }

    @Test
    void anExportOfNothingHasNoFiles() {
        Export export = CLIENT.export("/fhir/Patient/$export?_since=2099-01-01T00:00:00Z");

        assertThat(export.manifest().path("output").isArray()).isTrue();
        assertThat(export.manifest().path("output")).isEmpty();
        assertThat(export.manifest().path("error")).isEmpty();
    }

    @Test
    void theParametersMayBePostedAndNamePatients() {
        HttpResponse<String> answer = CLIENT.kickOff("/fhir/Patient/$export", """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "_type", "valueString": "Patient,Observation"},
                 {"name": "_since", "valueInstant": "2001-01-01T00:00:00Z"},
                 {"name": "patient", "valueReference": {"reference": "Patient/bulk-2"}},
                 {"name": "patient", "valueReference": {"reference": "Patient/bulk-3"}}]}
                """);

        Export export = CLIENT.read(CLIENT.await(BulkClient.accepted(answer)));

        assertThat(export.resources()).containsOnlyKeys("Observation/bulk-2", "Patient/bulk-2", "Patient/bulk-3");
        assertThat(export.manifest().path("request").asText()).isEqualTo(SERVER.base() + "/fhir/Patient/$export");
    }

    private static void put(String type, String id, String rest) {
        HttpResponse<String> answer = SERVER.put("/fhir/" + type + "/" + id, """
                {"resourceType": "%s", "id": "%s", %s}
                """.formatted(type, id, rest));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** The names of all resources of a type, by search. */
    private static Set<String> found(String type) {
        Set<String> names = new TreeSet<>();
        String page = "/fhir/" + type + "?_count=1000";
        while (!page.isEmpty()) {
            JsonNode bundle = RunningServer.json(SERVER.get(page));
            bundle.path("entry").forEach(entry -> names.add(BulkClient.name(entry.path("resource"))));
            page = "";
            for (JsonNode link : bundle.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    page = link.path("url").asText();
                }
            }
        }
        return names;
    }
}
