package org.nadir.fhirserver.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** A read in a batch is answered as it is when it is sent by itself. */
class BatchedReadsIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @BeforeAll
    static void storeAPatientWithAResult() {
        SERVER.put("/fhir/Patient/batched", """
                {"resourceType": "Patient", "id": "batched", "gender": "female", "birthDate": "1950-01-01",
                 "name": [{"family": "Batched", "given": ["Ann Mary"]}],
                 "identifier": [{"system": "http://example.org/mrn", "value": "batched|1"}]}
                """);
        SERVER.put("/fhir/Patient/batched-2", """
                {"resourceType": "Patient", "id": "batched-2", "gender": "male", "name": [{"family": "Batched"}]}
                """);
        SERVER.put("/fhir/Observation/batched", """
                {"resourceType": "Observation", "id": "batched", "status": "final", "subject": {"reference": "Patient/batched"},
                 "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                           "code": "laboratory"}]}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "26499-4"}]},
                 "effectiveDateTime": "2026-01-15", "performer": [{"display": "Example laboratory"}],
                 "valueQuantity": {"value": 0.4, "unit": "10*9/L", "system": "http://unitsofmeasure.org", "code": "10*9/L"}}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_id=batched&_id=batched",
                "Patient?_id=batched&_id=batched-2",
                "Patient?_id=batched,batched-2",
                "Patient?_id=batched,batched",
                "Patient?_id=",
                "Patient?_id=batched&name=",
                "Patient?name=Batched&name=Batched",
                "Patient?name=Batched&gender=female&gender=male",
                "Patient?name=Batched&gender=female,male",
                "Patient?name=Batched&_count=0",
                "Patient?name=Batched&_count=1",
                "Patient?name=Batched&_count=1&_count=2",
                "Patient?name=Batched&_sort=-birthdate,_id",
                "Patient?name=Batched&_sort=-birthdate&_sort=name",
                "Patient?name=Batched&_sort=nonsense",
                "Patient?name=Batched&_summary=count",
                "Patient?name=Batched&_summary=text",
                "Patient?name=Batched&_summary=nonsense",
                "Patient?name=Batched&_elements=gender",
                "Patient?name=Batched&_elements=gender,birthDate&_elements=name",
                "Patient?name=Batched&_total=accurate",
                "Patient?name=Batched&_total=nonsense",
                "Patient?name=Batched&_count=abc",
                "Patient?name=Batched&_pretty=true",
                "Patient?name=Batched&_format=json",
                "Patient?name=Batched&_format=xml",
                "Patient?_content=Batched",
                "Patient?_text=Batched",
                "Patient?_list=42",
                "Patient?name:nonsense=Batched",
                "Patient?family:exact=Batched",
                "Patient?family:contains=atche",
                "Patient?given=Ann%20Mary",
                "Patient?given=Ann+Mary",
                "Patient?name=%25",
                "Patient?name=Batched&active:not=true",
                "Patient?name=Batched&birthdate:missing=true",
                "Patient?name=Batched&birthdate=gt1949&birthdate=lt1951",
                "Patient?birthdate=abc",
                "Patient?identifier=http://example.org/mrn%7Cbatched%5C%7C1",
                "Patient?identifier=%7Cbatched",
                "Patient?_id=%62atched",
                "Patient?_id=batched&_lastUpdated=gt2000-01-01",
                "Patient?_id=batched&_lastUpdated=gt2000-01-01&_lastUpdated=lt2100-01-01",
                "Patient?_tag=http://example.org%7Cnone",
                "Patient?_security=http://example.org%7Cnone",
                "Patient?_profile=http://example.org/none",
                "Patient?_filter=gender%20eq%20female%20and%20name%20eq%20batched",
                "Patient?_filter=gender%20zz%20female",
                "Patient?_has:Observation:patient:code=26499-4&name=Batched",
                "Patient?_has:Nonsense:patient:code=26499-4",
                "Patient?_id=batched&_revinclude=Observation:patient",
                "Patient?_id=batched&_revinclude=Observation:patient&_revinclude=Observation:patient",
                "Patient?_id=batched&_include=Nonsense:x",
                "Patient?_id=batched&",
                "Patient?&_id=batched",
                "Patient?_id=batched&_id:not=batched-2",
                "Patient?colour=red",
                "Observation?_id=batched&_include=Observation:patient",
                "Observation?_id=batched&_include=*",
                "Observation?_id=batched&_include=*&_include=Observation:patient",
                "Observation?patient=batched&code=http://loinc.org%7C26499-4",
                "Observation?patient=Patient/batched&patient=Patient/batched",
                "Observation?patient.name=Batched&_id=batched",
                "Observation?patient:Patient.name=Batched&_id=batched",
                "Observation?_id=batched&value-quantity=lt0.5%7Chttp://unitsofmeasure.org%7C10*9/L",
                "Observation?_id=batched&code-value-quantity=26499-4$lt0.5",
                "Observation?_id=batched&code:in=https://nadir-cds.github.io/fhir/ValueSet/neutrophil-count",
                "Observation?_id=batched&date=2026-01-15&date=2026",
                "Patient/batched",
                "Patient/batched?_elements=gender",
                "Patient/batched?_summary=text",
                "Patient/batched?_summary=true",
                "Patient/batched?_summary=count",
                "Patient/batched?_format=xml",
                "Patient/batched?_pretty=true&_pretty=true",
                "Patient/batched/_history",
                "Patient/batched/_history?_count=1",
                "Patient/batched/_history/1",
                "Patient/batched/_history/99",
                "Patient/batched/_history?_since=2999-01-01T00:00:00Z",
                "Patient/_history?_count=1",
                "Observation/batched/$validate",
                "Patient/nobody",
                "Patient/batched/",
                "Nonsense/1",
                "Nonsense?x=1",
                "Account?_id=1",
                "metadata"
            })
    void aReadInABatchIsAnsweredAsByItself(String address) {
        HttpResponse<String> alone = SERVER.get("/fhir/" + address);
        JsonNode entry =
                RunningServer.json(SERVER.post("/fhir", batch(address))).at("/entry/0");

        assertThat(alone.statusCode()).as(alone.body()).isLessThan(500);
        assertThat(entry.at("/response/status").asText()).as(entry.toString()).startsWith("" + alone.statusCode());
        if (alone.statusCode() == 200 && !alone.body().startsWith("<")) {
            assertThat(gist(entry.path("resource"))).isEqualTo(gist(RunningServer.json(alone)));
        }
        if (alone.statusCode() >= 400) {
            assertThat(entry.at("/response/outcome/issue"))
                    .isEqualTo(RunningServer.json(alone).path("issue"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/batched/$everything",
                "Observation/$lastn?patient=batched&category=laboratory",
                "ValueSet/g-csf/$expand",
                "PlanDefinition/cemsidomide-hematologic-toxicity/$apply?subject=Patient/batched",
                "PlanDefinition/cemsidomide-hematologic-toxicity/$explain",
                "Patient/$nonsense"
            })
    void anOperationInABatchIsRefusedInWords(String address) {
        JsonNode entry =
                RunningServer.json(SERVER.post("/fhir", batch(address))).at("/entry/0");

        assertThat(entry.at("/response/status").asText()).startsWith("400");
        assertThat(entry.at("/response/outcome/issue/0/diagnostics").asText()).endsWith("call it by itself");
    }

    private static String batch(String address) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batch.put("resourceType", "Bundle").put("type", "batch");
        batch.putArray("entry")
                .addObject()
                .putObject("request")
                .put("method", "GET")
                .put("url", address);
        return batch.toString();
    }

    /** What must not differ. HAPI leaves parts that were not asked for in the resources, which FHIR allows. */
    private static List<Object> gist(JsonNode resource) {
        return List.of(
                resource.path("resourceType").asText(),
                resource.path("type").asText(),
                resource.path("total").asText(),
                StreamSupport.stream(resource.path("entry").spliterator(), false)
                        .map(entry -> List.of(
                                entry.at("/resource/resourceType").asText(),
                                entry.at("/resource/id").asText(),
                                entry.at("/search/mode").asText()))
                        .toList());
    }
}
