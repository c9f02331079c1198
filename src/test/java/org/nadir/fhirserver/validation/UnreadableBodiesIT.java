package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** A body that is no R4: all its faults are named, not only the one at which the parser stopped. */
class UnreadableBodiesIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void eachFaultOfAResourceIsNamedByItsPlace() {
        assertThat(places(SERVER.post("/fhir/Observation", """
                {"resourceType": "Observation", "status": "done", "code": {"text": "x"}, "mood": "good",
                 "effectiveDateTime": "2026-13-40", "referenceRange": [{"low": {"value": "much"}}]}
                """)))
                .contains("Observation.status", "Observation", "Observation.referenceRange[0].low.value")
                .anyMatch(place -> place.startsWith("Observation.effective"));
    }

    @Test
    void soIsEachOfATransaction() {
        assertThat(places(SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"resource": {"resourceType": "Patient", "gender": "x"}, "request": {"method": "POST", "url": "Patient"}},
                  {"resource": {"resourceType": "Patient", "birthDate": "y"}, "request": {"method": "POST", "url": "Patient"}}]}
                """)))
                .contains("Bundle.entry[0].resource.gender", "Bundle.entry[1].resource.birthDate");
    }

    private static List<String> places(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode outcome = RunningServer.json(answer);
        assertThat(outcome.findValuesAsText("diagnostics")).noneMatch(text -> text.contains("HAPI"));
        return outcome.findValues("expression").stream()
                .map(expression -> expression.path(0).asText())
                .toList();
    }
}
