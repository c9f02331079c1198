package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.protocol.Protocol;

/**
 * The protocols in the store, each laid over its base and parsed once for each stored version.
 *
 * <p>A write on this node is seen at once by {@link #forget}; one on another node within {@link #FRESH}.
 */
public final class Protocols {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final ResourceSource store;
    private final StoredPlans plans;
    private final DerivedPlans derived;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> activities = new ConcurrentHashMap<>();

    private final AtomicLong writes = new AtomicLong();

    private record Known(Protocol protocol, Instant seen) {}

    public Protocols(ResourceSource store, Clock clock) {
        this.store = store;
        this.plans = new StoredPlans(store);
        this.derived = new DerivedPlans(store);
        this.clock = clock;
    }

    /**
     * The protocol under a canonical address, with or without version: the active one that was changed last.
     *
     * @throws InvalidProtocolException when what is stored there cannot be used
     */
    public Optional<Protocol> find(String canonical) {
        return fresh(canonical, () -> plans.find(canonical));
    }

    /**
     * The protocol that a study names by canonical address or as {@code PlanDefinition/id}; only an active one.
     *
     * @throws InvalidProtocolException when what is stored there cannot be used
     */
    public Optional<Protocol> ofStudy(String address) {
        return fresh("of a study: " + address, () -> plans.at(address).map(Protocols::active));
    }

    /**
     * The protocol of a plan that is not stored, laid over its stored base as when it was. Its revision is a digest of its
     * text, so that no advice of it is taken for that of a stored one.
     *
     * @throws InvalidProtocolException with every problem, each naming its element of the plan
     */
    public Protocol tried(JsonNode plan) {
        JsonNode unstored = plan.deepCopy();
        if (unstored.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
        }
        return derived.merge(unstored).read();
    }

    private static JsonNode active(JsonNode plan) {
        if (!StoredPlans.isActive(plan)) {
            throw new InvalidProtocolException(List.of(new ProtocolProblem(
                    "PlanDefinition.status",
                    "is %s, and only an active protocol advises"
                            .formatted(plan.path("status").asText("missing")))));
        }
        return plan;
    }

    private Optional<Protocol> fresh(String address, Supplier<Optional<JsonNode>> stored) {
        @Nullable Known cached = known.get(address);
        if (cached != null && clock.instant().isBefore(cached.seen().plus(FRESH))) {
            return Optional.of(cached.protocol());
        }
        Instant now = clock.instant();
        long started = writes.get();
        Optional<Protocol> current = stored.get().map(plan -> parsed(derived.merge(plan), cached));
        // A write that came in between must not be hidden by what was read before it.
        if (current.isPresent() && started == writes.get()) {
            known.put(address, new Known(current.get(), now));
        }
        return current;
    }

    /** The ActivityDefinition under a canonical address, with or without version. */
    public Optional<JsonNode> activity(String canonical) {
        Optional<JsonNode> found = Optional.ofNullable(activities.get(canonical))
                .or(() -> StoredPlans.latest(
                        store.fetch("ActivityDefinition?url=" + canonical.split("\\|", 2)[0])));
        found.ifPresent(activity -> activities.put(canonical, activity));
        return found;
    }

    /** Must be called when a definition was written. */
    public void forget() {
        writes.incrementAndGet();
        known.clear();
        activities.clear();
    }

    private static Protocol parsed(MergedPlan merged, @Nullable Known cached) {
        if (cached != null
                && cached.protocol()
                        .revision()
                        .equals(FhirJson.version(merged.plan()).version())
                && cached.protocol().canonical().equals(StoredPlans.canonical(merged.plan()))) {
            return cached.protocol();
        }
        return merged.read();
    }
}
