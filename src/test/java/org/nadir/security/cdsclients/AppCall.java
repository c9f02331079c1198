package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.nadir.testing.AccessTokenClaims;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** A call at patient-view as an app makes it, without data unless a test brings them along. */
final class AppCall {

    static final String SERVICE = "/cds-services/hematologic-toxicity-patient-view";

    /** A patient of the store, under treatment and without a baseline. */
    static final String PATIENT = "cds-app";

    private static final RunningServer SERVER = SmartServer.shared();

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private String suffix = "";
    private String requestId = UUID.randomUUID().toString();

    private AppCall(String patient) {
        body.put("hook", "patient-view").put("hookInstance", UUID.randomUUID().toString());
        body.putObject("context").put("userId", "Practitioner/said").put("patientId", patient);
    }

    static AppCall about(String patient) {
        return new AppCall(patient);
    }

    static void storeATreatedPatient() {
        put("Patient/" + PATIENT, """
                {"resourceType": "Patient", "id": "%s"}""".formatted(PATIENT));
        put("MedicationRequest/" + PATIENT, """
                {"resourceType": "MedicationRequest", "id": "%1$s", "status": "active", "intent": "order",
                 "subject": {"reference": "Patient/%1$s"}, "authoredOn": "%2$s",
                 "medicationCodeableConcept": {"text": "cemsidomide"}}""".formatted(PATIENT, Instant.now().minusSeconds(86_400)));
    }

    AppCall with(String name, String value) {
        body.put(name, value);
        return this;
    }

    AppCall withWholePrefetch() {
        ObjectNode prefetch = body.putObject("prefetch");
        prefetch.putObject("patient")
                .put("resourceType", "Patient")
                .put("id", body.at("/context/patientId").asText());
        for (String key : List.of(
                "medicationRequests",
                "observations",
                "conditions",
                "serviceRequests",
                "procedures",
                "questionnaireResponses",
                "researchSubjects")) {
            prefetch.putObject(key)
                    .put("resourceType", "Bundle")
                    .put("type", "searchset")
                    .put("total", 0);
        }
        return this;
    }

    /** The same of a patient under treatment. */
    AppCall withWholeTreatment() {
        withWholePrefetch();
        String patient = body.at("/context/patientId").asText();
        ObjectNode order = body.withObject("/prefetch/medicationRequests")
                .put("total", 1)
                .putArray("entry")
                .addObject()
                .putObject("resource");
        order.put("resourceType", "MedicationRequest").put("id", "elsewhere");
        order.put("status", "active").put("intent", "order");
        order.put("authoredOn", Instant.now().minusSeconds(86_400).toString());
        order.putObject("subject").put("reference", "Patient/" + patient);
        order.putObject("medicationCodeableConcept").put("text", "cemsidomide");
        return this;
    }

    AppCall withAuthorization(String token) {
        body.putObject("fhirAuthorization")
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "system/*.rs")
                .put("subject", "nadir");
        return this;
    }

    /** What follows the address of the service. */
    AppCall at(String end) {
        suffix = end;
        return this;
    }

    /** Under this id of the request. */
    AppCall as(String id) {
        requestId = id;
        return this;
    }

    HttpResponse<String> sentWith(String token) {
        return send(SERVICE + suffix, body.toString(), token, requestId);
    }

    /** Overrides a card. */
    static HttpResponse<String> feedback(String card, String token) {
        return send(
                SERVICE + "/feedback",
                """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
                  "overrideReason": {"reason": {"system": "urn:reasons", "code": "seen", "display": "Seen"}, "userComment": "Seen by the app."}}]}
                """.formatted(card, Instant.now()),
                token,
                UUID.randomUUID().toString());
    }

    /** An access token of the suite's issuer; an empty text leaves a claim out. */
    static String token(String scope, String patient, String user) {
        JWTClaimsSet.Builder claims = AccessTokenClaims.with(scope);
        if (!patient.isEmpty()) {
            claims.claim("patient", patient);
        }
        if (!user.isEmpty()) {
            claims.claim("fhirUser", user);
        }
        return SmartServer.ISSUER.sign(claims.build());
    }

    /** What an administrator finds. */
    static JsonNode found(String query) {
        return RunningServer.json(SERVER.send(SERVER.request("/fhir/" + query)
                .header("Authorization", "Bearer " + token("system/*.rs", "", ""))
                .GET()));
    }

    /** The event of a request, once it is recorded. */
    static JsonNode auditEvent(String request) {
        return Awaitility.await().until(() -> event(request), event -> !event.isMissingNode());
    }

    private static JsonNode event(String request) {
        return StreamSupport.stream(
                        found("AuditEvent?_sort=-date&_count=50").path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(event -> event.path("entity").findValuesAsText("value").contains(request))
                .findFirst()
                .orElseGet(() -> found("nothing").path("nothing"));
    }

    private static HttpResponse<String> send(String path, String json, String token, String requestId) {
        HttpRequest.Builder request = SERVER.request(path)
                .header("Content-Type", "application/json")
                .header("X-Request-ID", requestId)
                .POST(BodyPublishers.ofString(json));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return SERVER.send(request);
    }

    private static void put(String address, String json) {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/" + address)
                .header("Authorization", "Bearer " + token("system/*.cruds", "", ""))
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }
}
