package org.nadir.security.tokens;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.nadir.testing.RunningServer;

/**
 * A way into the FHIR door.
 *
 * @param method of HTTP
 * @param path with the query
 * @param body FHIR JSON, or an empty text
 */
record FhirDoor(String method, String path, String body) {

    /** One of each kind. */
    static List<FhirDoor> all() {
        return List.of(
                new FhirDoor("GET", "/fhir/Patient/1", ""),
                new FhirDoor("HEAD", "/fhir/Patient/1", ""),
                new FhirDoor("GET", "/fhir/Patient?_count=1", ""),
                new FhirDoor("POST", "/fhir/Patient/_search", ""),
                new FhirDoor("GET", "/fhir/Patient/1/_history", ""),
                new FhirDoor("GET", "/fhir/_history", ""),
                new FhirDoor("GET", "/fhir?_getpages=1", ""),
                new FhirDoor("POST", "/fhir/Patient", "{\"resourceType\": \"Patient\"}"),
                new FhirDoor("PUT", "/fhir/Patient/a", "{\"resourceType\": \"Patient\", \"id\": \"a\"}"),
                new FhirDoor("PATCH", "/fhir/Patient/a", "[]"),
                new FhirDoor("DELETE", "/fhir/Patient/a", ""),
                new FhirDoor("POST", "/fhir", """
                        {"resourceType": "Bundle", "type": "batch",
                         "entry": [{"request": {"method": "GET", "url": "Patient"}}]}"""),
                new FhirDoor("POST", "/fhir/", "{\"resourceType\": \"Bundle\", \"type\": \"transaction\"}"),
                new FhirDoor("GET", "/fhir/Patient/1/$everything", ""),
                new FhirDoor("GET", "/fhir/Patient/1/$ctcae-grade", ""),
                new FhirDoor("GET", "/fhir/Patient/1/$treatment-course", ""),
                new FhirDoor("POST", "/fhir/Patient/$treatment-course", "{\"resourceType\": \"Parameters\"}"),
                new FhirDoor("POST", "/fhir/Observation/$ctcae-grade", "{\"resourceType\": \"Parameters\"}"),
                new FhirDoor("POST", "/fhir/Patient/$validate", "{\"resourceType\": \"Patient\"}"),
                new FhirDoor("GET", "/fhir/PlanDefinition/1/$apply?subject=Patient/1", ""),
                new FhirDoor("GET", "/fhir/PlanDefinition/1/$explain", ""),
                new FhirDoor("POST", "/fhir/PlanDefinition/$explain", "{\"resourceType\": \"PlanDefinition\"}"),
                new FhirDoor("GET", "/fhir/$export", ""),
                new FhirDoor("GET", "/fhir/Patient/$export", ""),
                new FhirDoor("GET", "/fhir/metadata/", ""),
                new FhirDoor("POST", "/fhir/metadata", ""),
                new FhirDoor("GET", "/fhir/%6Detadata", ""),
                new FhirDoor("GET", "/fhir/nothing-known", ""),
                new FhirDoor("GET", "/websocket", ""));
    }

    /** The request, without any token. */
    HttpRequest.Builder request(RunningServer server) {
        return server.request(path)
                .header(
                        "Content-Type",
                        method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** The answer to a bearer of a token. */
    HttpResponse<String> openedWith(RunningServer server, String token) {
        return server.send(request(server).header("Authorization", "Bearer " + token));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
