package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays a derived PlanDefinition over the one it is derived from, so that a study writes down only what differs.
 *
 * <p>The base is named by {@code relatedArtifact} of type {@code derived-from} as {@code url|version}; it may itself be
 * derived.
 */
public final class DerivedPlans {

    private static final Set<String> MARKS = Set.of(Canonical.CTCAE_VERSION, Canonical.WINDOW, Canonical.VARIABLE);

    private static final String DERIVED_FROM = "derived-from";

    private final StoredPlans plans;

    /**
     * Creates a reader of derived plans.
     *
     * @param store where the bases are
     */
    public DerivedPlans(ResourceSource store) {
        this.plans = new StoredPlans(store);
    }

    /**
     * Checks a PlanDefinition that means to be a protocol of ours, laid over its base; others are left alone.
     *
     * @throws InvalidProtocolException with every problem, each naming its element of the given plan
     */
    public void check(JsonNode plan) {
        boolean claims = ProtocolReader.isProtocol(plan) || isMarked(plan) || namesAProtocol(plan);
        Optional<MergedPlan> merged = merged(plan, claims);
        merged.filter(found -> claims || ProtocolReader.isProtocol(found.plan()))
                .ifPresent(MergedPlan::read);
    }

    private Optional<MergedPlan> merged(JsonNode plan, boolean claims) {
        try {
            return Optional.of(merge(plan));
        } catch (InvalidProtocolException broken) {
            if (claims) {
                throw broken;
            }
            // Other guides derive their plans too, from what is not stored here.
            return Optional.empty();
        }
    }

    /** Whether some version of its base is a protocol of ours, even if it is not the one that is named. */
    private boolean namesAProtocol(JsonNode plan) {
        boolean names = false;
        for (JsonNode artifact : plan.path("relatedArtifact")) {
            String url = artifact.path("resource").asText().split("\\|", 2)[0];
            names |= artifact.path("type").asText().equals(DERIVED_FROM)
                    && plans.find(url).filter(ProtocolReader::isProtocol).isPresent();
        }
        return names;
    }

    private static boolean isMarked(JsonNode plan) {
        boolean marked = false;
        for (JsonNode extension : plan.path("extension")) {
            marked |= MARKS.contains(extension.path("url").asText());
        }
        return marked;
    }

    /**
     * The plan with everything it takes from its base; a plan that is derived from none as it is.
     *
     * @throws InvalidProtocolException when the base cannot be found
     */
    MergedPlan merge(JsonNode plan) {
        Set<String> seen = new HashSet<>();
        Optional<Base> base = base(plan);
        return base.map(named -> merge(plan, named, seen)).orElseGet(() -> MergedPlan.of(plan));
    }

    private MergedPlan merge(JsonNode plan, Base named, Set<String> seen) {
        seen.add(StoredPlans.canonical(plan));
        if (plan.path("id").isTextual()) {
            seen.add(FhirJson.reference(plan));
        }
        JsonNode found = stored(plan, named);
        if (seen.contains(StoredPlans.canonical(found)) || seen.contains(FhirJson.reference(found))) {
            throw named.problem("%s is derived from itself".formatted(StoredPlans.canonical(found)));
        }
        JsonNode whole = base(found)
                .map(next -> merge(found, next.in(named.element()), seen).plan())
                .orElse(found);
        return new PlanOverlay(whole, plan).merge(named.element());
    }

    private JsonNode stored(JsonNode plan, Base named) {
        if (named.canonical().split("\\|", -1).length != 2) {
            throw named.problem("must name the protocol with its version, as url|version");
        }
        return plans.find(named.canonical())
                .orElseThrow(() -> named.problem("%s, from which %s is derived, is not in the store"
                        .formatted(named.canonical(), StoredPlans.canonical(plan))));
    }

    private static Optional<Base> base(JsonNode plan) {
        Optional<Base> base = Optional.empty();
        int index = 0;
        for (JsonNode artifact : plan.path("relatedArtifact")) {
            String element = "PlanDefinition.relatedArtifact[%d].resource".formatted(index++);
            if (artifact.path("type").asText().equals(DERIVED_FROM) && artifact.has("resource")) {
                Base named = new Base(element, artifact.path("resource").asText());
                if (base.isPresent()) {
                    throw named.problem("a protocol is derived from one other only");
                }
                base = Optional.of(named);
            }
        }
        return base;
    }

    /** The base as the plan names it, and where. */
    private record Base(String element, String canonical) {

        /** What is wrong further down the chain is said where the first plan names its base. */
        Base in(String outermost) {
            return new Base(outermost, canonical);
        }

        InvalidProtocolException problem(String message) {
            return new InvalidProtocolException(List.of(new ProtocolProblem(element, message)));
        }
    }
}
