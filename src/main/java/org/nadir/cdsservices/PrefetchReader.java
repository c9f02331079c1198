package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.cdsservices.PrefetchAnswer.EmptyWithWarning;
import org.nadir.cdsservices.PrefetchAnswer.Unusable;
import org.nadir.cdsservices.PrefetchAnswer.Whole;
import org.nadir.fhir.FhirJson;

/**
 * Reads what a client put under a prefetch key. What is not a whole answer is never taken for "nothing there"
 * (INTEROP 1.5: absent keys, null, OperationOutcome as value or entry, pages).
 */
final class PrefetchReader {

    private PrefetchReader() {}

    static PrefetchAnswer read(String key, @Nullable JsonNode value) {
        if (value == null) {
            return new Unusable("it is missing");
        }
        if (value.isNull()) {
            return new Unusable("it is null");
        }
        return switch (FhirJson.type(value)) {
            case "Bundle" -> bundle(value);
            case "OperationOutcome" -> new Unusable("it is an OperationOutcome");
            case "Patient" -> key.equals("patient") ? new Whole(List.of(value)) : new Unusable("it is no Bundle");
            default -> new Unusable("it is no Bundle");
        };
    }

    private static PrefetchAnswer bundle(JsonNode bundle) {
        List<JsonNode> resources = new ArrayList<>();
        boolean warned = false;
        int matches = 0;
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (FhirJson.type(resource).isEmpty()) {
                return new Unusable("an entry has no resource");
            }
            if (FhirJson.type(resource).equals("OperationOutcome")) {
                if (isError(resource)) {
                    return new Unusable("it holds an OperationOutcome with an error");
                }
                warned = true;
                continue;
            }
            matches += entry.path("search").path("mode").asText("match").equals("match") ? 1 : 0;
            resources.add(resource);
        }
        if (isTruncated(bundle, matches)) {
            return new Unusable("it is only a page of the answer");
        }
        return resources.isEmpty() && warned ? new EmptyWithWarning() : new Whole(resources);
    }

    private static boolean isError(JsonNode outcome) {
        for (JsonNode issue : outcome.path("issue")) {
            String severity = issue.path("severity").asText();
            if (!severity.equals("warning") && !severity.equals("information")) {
                return true;
            }
        }
        return outcome.path("issue").isEmpty();
    }

    private static boolean isTruncated(JsonNode bundle, int matches) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return true;
            }
        }
        return bundle.path("total").isNumber() && bundle.path("total").asLong() > matches;
    }
}
