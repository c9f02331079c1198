package org.nadir.security.authorizationserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.nadir.fhir.ResourceStore;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** Two patients with a result each, and a doctor, in the store of the server in smart mode. */
final class TrialPatients {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TrialPatients() {}

    /** The server that holds them. */
    static RunningServer server() {
        RunningServer server = SmartServer.shared();
        ResourceStore store = server.bean(ResourceStore.class);
        store.save(resource("""
                {"resourceType": "Practitioner", "id": "trial-doctor", "name": [{"family": "Trialdoctor", "given": ["Ida"]}]}
                """));
        for (String id : new String[] {"trial-one", "trial-two"}) {
            store.save(resource("""
                    {"resourceType": "Patient", "id": "%s", "birthDate": "1950-02-03",
                     "name": [{"family": "Trial <b>&amp; Söhne</b>", "given": ["%1$s"]}]}
                    """.formatted(id)));
            store.save(resource("""
                    {"resourceType": "Observation", "id": "%s-count", "status": "final",
                     "subject": {"reference": "Patient/%1$s"}, "effectiveDateTime": "2026-01-02T08:00:00Z",
                     "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
                       "code": "laboratory"}]}],
                     "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                     "valueQuantity": {"value": 1.2, "unit": "10*9/L", "system": "http://unitsofmeasure.org", "code": "10*9/L"}}
                    """.formatted(id)));
        }
        store.save(resource("""
                {"resourceType": "Encounter", "id": "trial-visit", "status": "in-progress", "class": {"code": "AMB",
                 "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode"}, "subject": {"reference": "Patient/trial-one"}}
                """));
        return server;
    }

    private static ObjectNode resource(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
