package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.Protocol;

/**
 * The protocols in the store, parsed once for each stored version.
 *
 * <p>A write on this node is seen at once by {@link #forget}; one on another node within {@link #FRESH}.
 */
public final class Protocols {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final ResourceSource store;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> activities = new ConcurrentHashMap<>();

    private final AtomicLong writes = new AtomicLong();

    private record Known(Protocol protocol, Instant seen) {}

    public Protocols(ResourceSource store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The protocol under a canonical address: the active one that was changed last. */
    public Optional<Protocol> find(String canonical) {
        @Nullable Known cached = known.get(canonical);
        if (cached != null && clock.instant().isBefore(cached.seen().plus(FRESH))) {
            return Optional.of(cached.protocol());
        }
        Instant now = clock.instant();
        long started = writes.get();
        Optional<Protocol> current = plan(canonical).map(plan -> parsed(plan, cached));
        // A write that came in between must not be hidden by what was read before it.
        if (current.isPresent() && started == writes.get()) {
            known.put(canonical, new Known(current.get(), now));
        }
        return current;
    }

    /** The ActivityDefinition under a canonical address, with or without version. */
    public Optional<JsonNode> activity(String canonical) {
        Optional<JsonNode> found = Optional.ofNullable(activities.get(canonical))
                .or(() ->
                        latest(store.fetch("ActivityDefinition?url=" + canonical.split("\\|", 2)[0])));
        found.ifPresent(activity -> activities.put(canonical, activity));
        return found;
    }

    /** Must be called when a definition was written. */
    public void forget() {
        writes.incrementAndGet();
        known.clear();
        activities.clear();
    }

    private Optional<JsonNode> plan(String canonical) {
        String url = canonical.split("\\|", 2)[0];
        List<JsonNode> plans = store.fetch("PlanDefinition?url=" + url);
        List<JsonNode> active = plans.stream()
                .filter(plan -> plan.path("status").asText().equals("active"))
                .toList();
        return latest(active.isEmpty() ? plans : active);
    }

    private static Optional<JsonNode> latest(List<JsonNode> resources) {
        return resources.stream()
                .max(Comparator.comparing(
                        resource -> resource.path("meta").path("lastUpdated").asText()));
    }

    private static Protocol parsed(JsonNode plan, @Nullable Known cached) {
        if (cached != null
                && cached.protocol().revision().equals(FhirJson.version(plan).version())
                && cached.protocol().canonical().equals(canonical(plan))) {
            return cached.protocol();
        }
        return ProtocolReader.read(plan);
    }

    private static String canonical(JsonNode plan) {
        return plan.path("url").asText() + "|" + plan.path("version").asText();
    }
}
