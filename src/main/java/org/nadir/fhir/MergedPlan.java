package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nadir.toxicity.protocol.Protocol;

/**
 * A PlanDefinition with all it takes from its base.
 *
 * @param plan the whole
 * @param written where an element of the whole stands in the derived plan itself
 * @param baseElement where the derived plan names its base; empty for a plan that is derived from none
 */
record MergedPlan(JsonNode plan, Map<String, String> written, String baseElement) {

    /** Elements that lie at another place in the whole than in the derived plan. */
    private static final Pattern MOVED = Pattern.compile("PlanDefinition\\.(action|extension)\\[\\d+].*");

    /** A plan that is derived from none. */
    static MergedPlan of(JsonNode plan) {
        return new MergedPlan(plan, Map.of(), "");
    }

    /**
     * Reads the protocol.
     *
     * @throws InvalidProtocolException with every problem, each naming its element of the derived plan
     */
    Protocol read() {
        try {
            return ProtocolReader.read(plan);
        } catch (InvalidProtocolException invalid) {
            throw new InvalidProtocolException(
                    invalid.problems().stream().map(this::inDerived).toList());
        }
    }

    private ProtocolProblem inDerived(ProtocolProblem problem) {
        String element = problem.element();
        Optional<String> known = written.keySet().stream()
                .filter(path ->
                        element.equals(path) || element.startsWith(path + ".") || element.startsWith(path + "["))
                .max(Comparator.comparingInt(String::length));
        if (known.isPresent()) {
            String there =
                    written.get(known.get()) + element.substring(known.get().length());
            return new ProtocolProblem(there, problem.message());
        }
        boolean ofBase = !baseElement.isEmpty() && MOVED.matcher(element).matches();
        return ofBase
                ? new ProtocolProblem(
                        baseElement, "of the merged protocol %s: %s".formatted(element, problem.message()))
                : problem;
    }
}
