package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.nadir.testing.Conformance;
import org.nadir.testing.Finding;
import org.nadir.testing.Hl7Validator;

/** Looks at an AuditEvent with both validators, which do not have IHE's profiles: what these ask for the tests look at. */
final class ValidEvent {

    private ValidEvent() {}

    static void assertValid(JsonNode event) {
        assertThat(Hl7Validator.shared().findings(event.toString()))
                .extracting(Finding::severity)
                .doesNotContain(Finding.Severity.ERROR);
        ObjectNode unclaimed = event.deepCopy();
        unclaimed.remove("meta");
        Conformance.assertValid(unclaimed);
    }
}
