package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

class InteractionsIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void anUpdateMakesAVersionAndKeepsTheOldOne() {
        SERVER.put("/fhir/Patient/versions", patient("versions", "female"));
        assertThat(json(SERVER.get("/fhir/Patient/versions/_history")).path("entry"))
                .hasSize(1);
        HttpResponse<String> second = SERVER.put("/fhir/Patient/versions", patient("versions", "other"));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("ETag")).contains("W/\"2\"");
        assertThat(json(SERVER.get("/fhir/Patient/versions/_history/1"))
                        .path("gender")
                        .asText())
                .isEqualTo("female");
        assertThat(json(SERVER.get("/fhir/Patient/versions/_history")).path("entry"))
                .hasSize(2);
        assertThat(SearchIT.ids(json(SERVER.get("/fhir/Patient/_history?_count=1000"))))
                .contains("versions");
    }

    @Test
    void aHistoryIsPagedAndStartsWhereItIsAsked() {
        SERVER.put("/fhir/Patient/history", patient("history", "female"));
        SERVER.put("/fhir/Patient/history", patient("history", "other"));

        JsonNode first = json(SERVER.get("/fhir/Patient/history/_history?_count=1"));
        assertThat(first.path("type").asText()).isEqualTo("history");
        assertThat(first.at("/entry/0/resource/meta/versionId").asText()).isEqualTo("2");
        assertThat(first.path("entry")).hasSize(1);
        String next = first.at("/link/1/url").asText();
        assertThat(json(SERVER.get(next)).at("/entry/0/resource/meta/versionId").asText())
                .isEqualTo("1");
        assertThat(json(SERVER.get("/fhir/Patient/history/_history?_since=2999-01-01T00:00:00Z"))
                        .has("entry"))
                .isFalse();
        assertThat(json(SERVER.get("/fhir/Patient/_history?_since=2999-01-01T00:00:00Z"))
                        .has("entry"))
                .isFalse();
    }

    @Test
    void aPartOfAResourceIsMarkedAsSuch() {
        SERVER.put("/fhir/Patient/part", """
                {"resourceType": "Patient", "id": "part", "gender": "female", "birthDate": "1950-01-01",
                 "text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">A word</div>"},
                 "photo": [{"title": "A photo"}]}
                """);

        assertPart("_elements=gender", List.of("gender"), List.of("birthDate", "text", "photo"));
        assertPart("_summary=true", List.of("gender", "birthDate"), List.of("text", "photo"));
        assertPart("_summary=data", List.of("gender", "birthDate", "photo"), List.of("text"));
        assertPart("_summary=text", List.of("text"), List.of("gender", "birthDate", "photo"));
        JsonNode count = json(SERVER.get("/fhir/Patient?_id=part&_summary=count"));
        assertThat(count.path("total").asInt()).isEqualTo(1);
        assertThat(count.has("entry")).isFalse();
    }

    private static void assertPart(String asked, List<String> there, List<String> notThere) {
        JsonNode read = json(SERVER.get("/fhir/Patient/part?" + asked));
        JsonNode found = json(SERVER.get("/fhir/Patient?_id=part&" + asked)).at("/entry/0/resource");
        for (JsonNode part : List.of(read, found)) {
            assertThat(part.at("/meta/tag/0/code").asText()).as(asked).isEqualTo("SUBSETTED");
            assertThat(part.fieldNames()).toIterable().containsAll(there).doesNotContainAnyElementsOf(notThere);
        }
    }

    @Test
    void anOperationDefinitionIsReadFromTheStore() {
        JsonNode definition = json(SERVER.get("/fhir/OperationDefinition/ctcae-grade"));

        assertThat(definition.path("url").asText())
                .isEqualTo("https://nadir-cds.github.io/fhir/OperationDefinition/ctcae-grade");
        assertThat(json(SERVER.get("/fhir/OperationDefinition/ctcae-grade/_history/1")))
                .isEqualTo(definition);
    }

    @Test
    void theSameContentMakesNoVersion() {
        SERVER.put("/fhir/Patient/unchanged", patient("unchanged", "female"));
        HttpResponse<String> again = SERVER.put("/fhir/Patient/unchanged", patient("unchanged", "female"));

        assertThat(again.headers().firstValue("ETag")).contains("W/\"1\"");
    }

    @Test
    void aClientMayChooseAnyIdOfFhirAndANumberToo() {
        assertThat(SERVER.put("/fhir/Patient/4711", patient("4711", "male")).statusCode())
                .isEqualTo(201);
        assertThat(SERVER.put("/fhir/Patient/a-b.C9", patient("a-b.C9", "male")).statusCode())
                .isEqualTo(201);
        assertThat(SERVER.get("/fhir/Patient/4711").statusCode()).isEqualTo(200);
    }

    @Test
    void anUpdateOfAnOldVersionIsRefused() {
        SERVER.put("/fhir/Patient/if-match", patient("if-match", "female"));
        SERVER.put("/fhir/Patient/if-match", patient("if-match", "male"));

        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/if-match")
                .header("Content-Type", "application/fhir+json")
                .header("If-Match", "W/\"1\"")
                .PUT(BodyPublishers.ofString(patient("if-match", "other"))));

        assertThat(answer.statusCode()).isIn(409, 412);
        assertThat(json(SERVER.get("/fhir/Patient/if-match")).path("gender").asText())
                .isEqualTo("male");
    }

    @Test
    void aConditionalCreateFindsWhatIsThere() {
        SERVER.put("/fhir/Patient/there", identified("there", "conditional-1"));

        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient")
                .header("Content-Type", "application/fhir+json")
                .header("If-None-Exist", "identifier=http://example.org/mrn%7Cconditional-1")
                .POST(BodyPublishers.ofString("{\"resourceType\": \"Patient\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/Patient/there/");
    }

    @Test
    void aConditionalUpdateChangesTheOneMatch() {
        SERVER.put("/fhir/Patient/changed", identified("changed", "conditional-2"));

        HttpResponse<String> answer =
                SERVER.put("/fhir/Patient?identifier=http://example.org/mrn%7Cconditional-2", """
                {"resourceType": "Patient", "active": true,
                 "identifier": [{"system": "http://example.org/mrn", "value": "conditional-2"}]}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(SERVER.get("/fhir/Patient/changed")).path("active").asBoolean())
                .isTrue();
    }

    @Test
    void aConditionalDeleteRefusesSeveralMatchesAndDeletesOne() {
        SERVER.put("/fhir/Patient/twin-1", identified("twin-1", "twin"));
        SERVER.put("/fhir/Patient/twin-2", identified("twin-2", "twin"));
        SERVER.put("/fhir/Patient/single", identified("single", "single"));

        assertThat(delete("/fhir/Patient?identifier=twin").statusCode()).isEqualTo(412);
        assertThat(delete("/fhir/Patient?identifier=single").statusCode()).isBetween(200, 204);
        assertThat(SERVER.get("/fhir/Patient/single").statusCode()).isEqualTo(410);
        assertThat(SERVER.get("/fhir/Patient/twin-1").statusCode()).isEqualTo(200);
    }

    @Test
    void aPatchChangesOneElement() {
        SERVER.put("/fhir/Patient/patched", patient("patched", "female"));

        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/patched")
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString("""
                        [{"op": "replace", "path": "/gender", "value": "male"}]
                        """)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(SERVER.get("/fhir/Patient/patched")).path("gender").asText())
                .isEqualTo("male");
    }

    @Test
    void aTransactionStoresAllOrNothing() {
        HttpResponse<String> answer = SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"request": {"method": "PUT", "url": "Patient/half"},
                  "resource": {"resourceType": "Patient", "id": "half"}},
                 {"request": {"method": "PUT", "url": "Observation/half"},
                  "resource": {"resourceType": "Observation", "id": "half", "status": "final", "code": {"text": "x"},
                   "subject": {"reference": "Patient/does-not-exist"}}}]}
                """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Patient/does-not-exist");
        assertThat(SERVER.get("/fhir/Patient/half").statusCode()).isEqualTo(404);
    }

    @Test
    void aTransactionLinksItsEntriesByTheirTemporaryAddresses() {
        JsonNode answer = json(SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"fullUrl": "urn:uuid:8f6a1b7e-8a3c-4d57-9c46-1f1a9cf6f0a1",
                  "request": {"method": "POST", "url": "Patient"}, "resource": {"resourceType": "Patient"}},
                 {"request": {"method": "PUT", "url": "Observation/linked"},
                  "resource": {"resourceType": "Observation", "id": "linked", "status": "final", "code": {"text": "x"},
                   "subject": {"reference": "urn:uuid:8f6a1b7e-8a3c-4d57-9c46-1f1a9cf6f0a1"}}}]}
                """));

        String location = answer.at("/entry/0/response/location").asText();
        assertThat(location).startsWith("Patient/");
        assertThat(json(SERVER.get("/fhir/Observation/linked"))
                        .at("/subject/reference")
                        .asText())
                .isEqualTo(location.replaceFirst("/_history/.*", ""));
    }

    @Test
    void aBatchAnswersEachEntryForItself() {
        JsonNode answer = json(SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                 {"request": {"method": "PUT", "url": "Patient/in-batch"},
                  "resource": {"resourceType": "Patient", "id": "in-batch"}},
                 {"request": {"method": "GET", "url": "Patient?nonsense=1"}},
                 {"request": {"method": "GET", "url": "Patient/in-batch"}}]}
                """));

        assertThat(answer.findValuesAsText("status"))
                .extracting(status -> status.substring(0, 3))
                .containsExactly("201", "400", "200");
        assertThat(answer.toString())
                .contains("nonsense")
                .doesNotContain("HAPI-")
                .doesNotContain("ca.uhn");
    }

    @Test
    void xmlGoesInAndComesOut() {
        HttpResponse<String> created = SERVER.send(SERVER.request("/fhir/Patient/xml")
                .header("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+xml")
                .PUT(BodyPublishers.ofString("""
                        <Patient xmlns="http://hl7.org/fhir"><id value="xml"/><gender value="female"/></Patient>
                        """)));
        HttpResponse<String> read = SERVER.get("/fhir/Patient/xml?_format=xml");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(read.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+xml");
        assertThat(read.body()).contains("<gender value=\"female\"/>");
    }

    @Test
    void validateNamesWhatIsMissing() {
        JsonNode outcome = json(SERVER.post("/fhir/Observation/$validate", """
                {"resourceType": "Observation", "code": {"text": "count"}}
                """));

        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.toString()).contains("Observation.status");
    }

    @Test
    void aReferencedResourceCannotBeDeleted() {
        SERVER.put("/fhir/Patient/needed", patient("needed", "female"));
        SERVER.put("/fhir/Observation/needs", """
                {"resourceType": "Observation", "id": "needs", "status": "final", "code": {"text": "x"},
                 "subject": {"reference": "Patient/needed"}}
                """);

        assertThat(delete("/fhir/Patient/needed").statusCode()).isEqualTo(409);
    }

    private static HttpResponse<String> delete(String path) {
        return SERVER.send(SERVER.request(path).DELETE());
    }

    private static String patient(String id, String gender) {
        return """
                {"resourceType": "Patient", "id": "%s", "gender": "%s"}
                """.formatted(id, gender);
    }

    private static String identified(String id, String identifier) {
        return """
                {"resourceType": "Patient", "id": "%s",
                 "identifier": [{"system": "http://example.org/mrn", "value": "%s"}]}
                """.formatted(id, identifier);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return RunningServer.json(answer);
    }
}
