package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a service.
 *
 * @param hookInstance a UUID by the specification; real clients send other texts too
 * @param context the hook's fields as sent, so that {@code draftOrders} stays what the client wrote
 * @param prefetch the satisfied keys: {@code NullNode} says "looked up, nothing there", an absent key was not looked up
 * @param extension what goes beyond the specification, as sent; an empty object where there is none
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-request_1">CDS Hooks 2.0, Calling a CDS Service</a>
 */
public record CdsRequest(
        String hook,
        String hookInstance,
        @Nullable String fhirServer,
        @Nullable FhirAuthorization fhirAuthorization,
        ObjectNode context,
        Map<String, JsonNode> prefetch,
        ObjectNode extension) {

    public CdsRequest {
        Require.text("hook", hook);
        Require.text("hookInstance", hookInstance);
        if (fhirAuthorization != null && fhirServer == null) {
            throw new InvalidRequestException("fhirServer", "the address that fhirAuthorization belongs to");
        }
        prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    }

    /** The text of a context field; empty where the field is absent, blank or no text. */
    public Optional<String> contextText(String name) {
        JsonNode value = context.path(name);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The logical id of the patient, without {@code Patient/}. */
    public String patientId() {
        return contextText("patientId")
                .orElseThrow(() -> new InvalidRequestException("context.patientId", "the id of the patient"));
    }

    /** Names the call and nothing of the patient. */
    @Override
    public String toString() {
        return "CdsRequest[hook=%s, hookInstance=%s]".formatted(hook, hookInstance);
    }
}
