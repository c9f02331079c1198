package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.nadir.testing.RunningServer;

/** Two patients whose records are looked into, and what an event tells of it. */
final class Trail {

    static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    static final RunningServer SERVER = AuditedServer.server();

    static final String RESULT = """
            {"resourceType": "Observation", "status": "final", "code": {"text": "ANC"},
             "subject": {"reference": "Patient/%s"}}
            """;

    private Trail() {}

    static void storeTwoPatients() {
        SERVER.put("/fhir/Patient/audit-1", "{\"resourceType\": \"Patient\", \"id\": \"audit-1\"}");
        SERVER.put("/fhir/Patient/audit-2", "{\"resourceType\": \"Patient\", \"id\": \"audit-2\"}");
        for (String patient : List.of("audit-1", "audit-2")) {
            SERVER.put(
                    "/fhir/Observation/of-" + patient,
                    RESULT.formatted(patient)
                            .replace("\"Observation\",", "\"Observation\", \"id\": \"of-%s\",".formatted(patient)));
        }
    }

    static void assertThatNothingIsLost() {
        assertThat(SERVER.bean(AuditTrail.class).lost()).isZero();
    }

    static List<String> profiles(JsonNode event) {
        return texts(event.at("/meta/profile"));
    }

    private static List<String> texts(JsonNode array) {
        return array.isArray()
                ? java.util.stream.StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of();
    }

    /** Relative, as a reference to this server is shown. */
    static List<String> references(JsonNode event) {
        return event.path("entity").findValuesAsText("reference").stream()
                .map(reference -> reference.replace(SERVER.base() + "/fhir/", ""))
                .toList();
    }

    static String query(JsonNode event) {
        String query = event.path("entity").findValuesAsText("query").getFirst();
        return new String(Base64.getDecoder().decode(query), StandardCharsets.UTF_8);
    }
}
