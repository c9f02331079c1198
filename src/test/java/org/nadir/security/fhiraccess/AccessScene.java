package org.nadir.security.fhiraccess;

import static org.assertj.core.api.Assertions.assertThat;

import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** Two patients on the server in smart mode; all that is of B carries a word that appears nowhere else. */
final class AccessScene {

    static final String MARKER = "Zebrafinch";
    static final String TAG = "http://example.org/scene|access";

    static final RunningServer SERVER = stored();

    private AccessScene() {}

    static String patient(String id, String family) {
        return """
                {"resourceType": "Patient", "id": "%s", %s, "birthDate": "1950-01-01", "name": [{"family": "%s"}],
                 "identifier": [{"system": "http://example.org/mrn", "value": "%s"}]}
                """.formatted(id, tag(), family, family);
    }

    static String observation(String id, String patient, String category, String code, String text) {
        return """
                {"resourceType": "Observation", %s %s, "status": "final",
                 "identifier": [{"system": "http://example.org/obs", "value": "%s"}],
                 "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                           "code": "%s"}]}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-01-31",
                 "performer": [{"reference": "Practitioner/acc-prac"}], "valueString": "%s"}
                """.formatted(
                        id.isEmpty() ? "" : "\"id\": \"%s\",".formatted(id),
                        tag(),
                        id.isEmpty() ? "new" : id,
                        category,
                        code,
                        patient,
                        text);
    }

    static String lab(String id, String patient) {
        return observation(id, patient, "laboratory", "26499-4", patient.equals("acc-b") ? MARKER : "robin");
    }

    static String vital(String id, String patient) {
        return observation(id, patient, "vital-signs", "8480-6", patient.equals("acc-b") ? MARKER : "robin");
    }

    static String condition(String id, String patient) {
        return """
                {"resourceType": "Condition", "id": "%s", %s, "subject": {"reference": "Patient/%s"},
                 "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
                                                "code": "active"}]},
                 "code": {"text": "%s"}}
                """.formatted(id, tag(), patient, patient.equals("acc-b") ? MARKER : "robin");
    }

    static String practitioner() {
        return """
                {"resourceType": "Practitioner", "id": "acc-prac", %s, "name": [{"family": "Heron"}]}
                """.formatted(tag());
    }

    static String provenance(String id, String target) {
        return """
                {"resourceType": "Provenance", "id": "%s", %s, "recorded": "2026-01-31T12:00:00Z",
                 "target": [{"reference": "%s"}], "agent": [{"who": {"reference": "Practitioner/acc-prac"}}]}
                """.formatted(id, tag(), target);
    }

    static String group() {
        return """
                {"resourceType": "Group", "id": "acc-group", %s, "type": "person", "actual": true, "name": "%s",
                 "member": [{"entity": {"reference": "Patient/acc-a"}}, {"entity": {"reference": "Patient/acc-b"}}]}
                """.formatted(tag(), MARKER);
    }

    /** A token of somebody who may do everything. */
    static String allPowerful() {
        return new TokenKind("admin", "system/*.cruds", "", "", java.util.List.of()).token(SERVER.base());
    }

    /** Puts a resource as somebody who may. */
    static void put(String path, String body) {
        put(SERVER, path, body);
    }

    private static void put(RunningServer server, String path, String body) {
        Ask.Answer answer = Ask.put(path, body)
                .through(
                        Ask.Door.DIRECT,
                        server,
                        new TokenKind("admin", "system/*.cruds", "", "", java.util.List.of()).token(server.base()));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    private static RunningServer stored() {
        RunningServer server = SmartServer.shared();
        put(server, "Practitioner/acc-prac", practitioner());
        put(server, "Patient/acc-a", patient("acc-a", "Robin"));
        put(server, "Patient/acc-b", patient("acc-b", MARKER));
        for (String patient : java.util.List.of("acc-a", "acc-b")) {
            put(server, "Observation/%s-lab".formatted(patient), lab(patient + "-lab", patient));
            put(server, "Observation/%s-vital".formatted(patient), vital(patient + "-vital", patient));
            put(server, "Condition/%s-cond".formatted(patient), condition(patient + "-cond", patient));
            put(
                    server,
                    "Provenance/%s-prov".formatted(patient),
                    provenance(patient + "-prov", "Observation/%s-lab".formatted(patient)));
        }
        put(server, "Group/acc-group", group());
        put(server, "Observation/acc-b-gone", lab("acc-b-gone", "acc-b"));
        Ask.delete("Observation/acc-b-gone")
                .through(
                        Ask.Door.DIRECT,
                        server,
                        new TokenKind("admin", "system/*.cruds", "", "", java.util.List.of()).token(server.base()));
        return server;
    }

    private static String tag() {
        return "\"meta\": {\"tag\": [{\"system\": \"http://example.org/scene\", \"code\": \"access\"}]}";
    }
}
