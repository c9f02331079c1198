package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds PlanDefinitions in the store by canonical address or by id. */
record StoredPlans(ResourceSource store) {

    /** Addresses come from resources of others; what could be more than one search value is no address. */
    private static final Pattern URL = Pattern.compile("[\\w:/.~%+@-]+");

    private static final Pattern ADDRESS = Pattern.compile("(https?://[A-Za-z0-9.-]+(:\\d{1,5})?/|urn:)[\\w:/.~+@-]+");

    private static final Pattern REFERENCE = Pattern.compile("PlanDefinition/[A-Za-z0-9\\-.]{1,64}");

    /** Whether a text is an absolute address of the form that is looked up. */
    static boolean isAddress(String url) {
        return ADDRESS.matcher(url).matches();
    }

    /** Under {@code url} or {@code url|version} the active one that was changed last. */
    Optional<JsonNode> find(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        if (!URL.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        List<JsonNode> plans = store.fetch("PlanDefinition?url=" + parts[0]).stream()
                .filter(plan -> plan.path("url").asText().equals(parts[0]))
                .filter(plan ->
                        parts.length == 1 || plan.path("version").asText().equals(parts[1]))
                .toList();
        List<JsonNode> active = plans.stream().filter(StoredPlans::isActive).toList();
        return latest(active.isEmpty() ? plans : active);
    }

    /** The one of {@code PlanDefinition/id}, or the one under a canonical address. */
    Optional<JsonNode> at(String address) {
        return REFERENCE.matcher(address).matches()
                ? store.fetch(address).stream().findFirst()
                : find(address);
    }

    static boolean isActive(JsonNode plan) {
        return plan.path("status").asText().equals("active");
    }

    static Optional<JsonNode> latest(List<JsonNode> resources) {
        return resources.stream()
                .max(Comparator.comparing(
                        resource -> resource.path("meta").path("lastUpdated").asText()));
    }

    /** {@code url|version}. */
    static String canonical(JsonNode plan) {
        return plan.path("url").asText() + "|" + plan.path("version").asText();
    }
}
