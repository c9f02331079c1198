package org.nadir.fhirserver.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A search and what must come of it.
 *
 * @param claim the words of the statement that it tries
 * @param query the address below the base
 * @param found a reference such as {@code Patient/1} that the answer must hold or must not hold
 * @param expected whether it must
 */
record SearchTrial(String claim, String query, String found, boolean expected) {

    static SearchTrial finds(String claim, Sample sample, String condition) {
        return new SearchTrial(claim, only(sample, condition), sample.reference(), true);
    }

    static SearchTrial passesOver(String claim, Sample sample, String condition) {
        return new SearchTrial(claim, only(sample, condition), sample.reference(), false);
    }

    static SearchTrial brings(String claim, String query, String reference) {
        return new SearchTrial(claim, query, reference, true);
    }

    static String condition(String parameter, String value) {
        return parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What other tests have stored is kept out. */
    private static String only(Sample sample, String condition) {
        String id = condition.startsWith("_id=") ? "" : "&_id=" + sample.id();
        return sample.type() + "?" + condition + id;
    }

    boolean holds(JsonNode answer) {
        return answer.path("resourceType").asText().equals("Bundle")
                && references(answer).contains(found) == expected;
    }

    private static Set<String> references(JsonNode bundle) {
        Set<String> references = new LinkedHashSet<>();
        bundle.path("entry").forEach(entry -> {
            JsonNode resource = entry.path("resource");
            references.add(resource.path("resourceType").asText() + "/"
                    + resource.path("id").asText());
        });
        return references;
    }
}
