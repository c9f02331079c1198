package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.RequestReader;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.fhir.PatientQueries;

/** A CDS Hooks call for a patient of a story, with the whole prefetch unless a test takes some away. */
final class Call {

    private final ObjectNode body;

    private Call(ObjectNode body) {
        this.body = body;
    }

    static Call of(PatientStory story) {
        return of("patient-view", story);
    }

    static Call of(String hook, PatientStory story) {
        ObjectNode body = Item.of("""
                {"hook": "%s", "hookInstance": "7b1c5b1e-9c4b-4c58-a2d5-0f6a8f1f4b10", "context": {"patientId": "p1",
                  "userId": "Practitioner/1", "encounterId": "e1", "selections": [], "draftOrders": {"entry": []}},
                 "prefetch": {}}""".formatted(hook)).json();
        story.drafts()
                .forEach(draft ->
                        body.withArray("/context/draftOrders/entry").addObject().set("resource", draft));
        Call call = new Call(body);
        call.bundle("medicationRequests", story, Set.of("MedicationRequest", "Medication"));
        call.bundle("observations", story, Set.of("Observation"));
        call.bundle("conditions", story, Set.of("Condition"));
        call.bundle("serviceRequests", story, Set.of("ServiceRequest"));
        call.bundle("procedures", story, Set.of("Procedure"));
        call.bundle("questionnaireResponses", story, Set.of("QuestionnaireResponse"));
        call.bundle("researchSubjects", story, Set.of("ResearchSubject", "ResearchStudy"));
        story.record().stream()
                .filter(resource -> type(resource).equals("Patient"))
                .forEach(patient -> {
                    ObjectNode copy = patient.deepCopy();
                    call.prefetch().set("patient", copy.put("id", "p1"));
                });
        return call;
    }

    private void bundle(String key, PatientStory story, Set<String> types) {
        ObjectNode bundle =
                prefetch().putObject(key).put("resourceType", "Bundle").put("type", "searchset");
        List<JsonNode> resources = story.record().stream()
                .filter(resource -> types.contains(type(resource)))
                .toList();
        bundle.put("total", resources.size());
        resources.forEach(resource -> bundle.withArray("entry").addObject().set("resource", resource));
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }

    private ObjectNode prefetch() {
        return (ObjectNode) body.path("prefetch");
    }

    Call prefetch(String key, String json) {
        prefetch().set(key, Item.of("{\"v\": %s}".formatted(json)).json().path("v"));
        return this;
    }

    Call without(String key) {
        prefetch().remove(key);
        return this;
    }

    Call withoutPrefetch() {
        PatientQueries.asTemplates().keySet().forEach(this::without);
        return this;
    }

    Call fhirServer(String address) {
        body.put("fhirServer", address);
        return this;
    }

    Call token(String token) {
        body.putObject("fhirAuthorization").put("access_token", token);
        return this;
    }

    CdsRequest request() {
        return RequestReader.read(body.deepCopy());
    }
}
