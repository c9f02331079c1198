package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a call; what a service needs must be there, what only the specification wants may be missing.
 *
 * <p>Real clients leave out {@code userId}, send texts as {@code hookInstance} that are no UUIDs, and draft orders
 * without a Bundle type.
 */
public final class RequestReader {

    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private RequestReader() {}

    /**
     * Takes the tree over: the ids in its context lose their type's name.
     *
     * @throws InvalidRequestException naming the first field that is not as expected
     */
    public static CdsRequest read(ObjectNode body) {
        Fields fields = new Fields("", body);
        String hook = fields.text("hook");
        String hookInstance = fields.text("hookInstance");
        Fields context = fields.object("context");
        checkContext(hook, context);
        return new CdsRequest(
                hook,
                hookInstance,
                fhirServer(fields),
                authorization(fields),
                context.object(),
                prefetch(fields),
                extension(fields));
    }

    private static void checkContext(String hook, Fields context) {
        requireId(context, "patientId", "Patient/");
        switch (hook) {
            case "order-select" -> {
                context.requireArray("selections");
                context.object("draftOrders");
            }
            case "order-sign" -> context.object("draftOrders");
            case "encounter-start" -> requireId(context, "encounterId", "Encounter/");
            default -> {
                // patient-view and hooks of others need the patient only.
            }
        }
    }

    private static void requireId(Fields context, String name, String prefix) {
        String sent = context.text(name);
        String id = sent.startsWith(prefix) ? sent.substring(prefix.length()) : sent;
        // The id becomes part of queries; anything else than an id could change their meaning.
        if (!FHIR_ID.matcher(id).matches()) {
            throw new InvalidRequestException(
                    context.path() + name, "a FHIR id: 1 to 64 letters, digits, hyphens and dots");
        }
        context.object().put(name, id);
    }

    private static @Nullable String fhirServer(Fields fields) {
        String url = fields.optionalText("fhirServer");
        if (url != null && !Require.isAbsoluteUrl(url)) {
            throw new InvalidRequestException("fhirServer", "an absolute http or https URL");
        }
        return url;
    }

    private static @Nullable FhirAuthorization authorization(Fields fields) {
        Fields sent = fields.optionalObject("fhirAuthorization");
        if (sent == null) {
            return null;
        }
        String patient = sent.anyText("patient", "");
        return new FhirAuthorization(
                sent.text("access_token"),
                sent.anyText("token_type", "Bearer"),
                seconds(sent.object().path("expires_in")),
                sent.anyText("scope", ""),
                sent.anyText("subject", ""),
                patient.isBlank() ? null : patient);
    }

    private static @Nullable Long seconds(JsonNode expiresIn) {
        // The public sandbox may send a text.
        long seconds = expiresIn.asLong(-1);
        return seconds < 0 ? null : seconds;
    }

    private static ObjectNode extension(Fields fields) {
        Fields sent = fields.optionalObject("extension");
        return sent == null ? JsonNodeFactory.instance.objectNode() : sent.object();
    }

    private static Map<String, JsonNode> prefetch(Fields fields) {
        Fields sent = fields.optionalObject("prefetch");
        if (sent == null) {
            return Map.of();
        }
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : sent.object().properties()) {
            if (!entry.getValue().isObject() && !entry.getValue().isNull()) {
                throw new InvalidRequestException("prefetch", "a FHIR resource or null under each key");
            }
            prefetch.put(entry.getKey(), entry.getValue());
        }
        return prefetch;
    }
}
