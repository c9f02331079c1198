package org.nadir.fhiroperations.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;

/**
 * A protocol in words, with the place of each variable and rule.
 *
 * @param plan as it is written; what it takes from its base has no place in it
 */
record ExplainedProtocol(JsonNode plan, Protocol protocol) {

    Parameters write() {
        Parameters answer = new Parameters();
        answer.addParameter().setName("protocol").setValue(new CanonicalType(protocol.canonical()));
        answer.addParameter()
                .setName("ctcaeVersion")
                .setValue(new CodeType(protocol.ctcaeVersion().label()));
        protocol.variables()
                .forEach(variable -> write(variable, answer.addParameter().setName("variable")));
        protocol.rules().forEach(rule -> write(rule, answer.addParameter().setName("rule")));
        return answer;
    }

    private void write(Protocol.Variable variable, ParametersParameterComponent parameter) {
        part(parameter, "name", variable.name());
        place("extension", extension -> extension.path("valueExpression").path("name"), variable.name())
                .ifPresent(element -> part(parameter, "element", element));
        part(parameter, "expression", variable.expression());
        part(parameter, "words", variable.words());
    }

    private void write(Rule rule, ParametersParameterComponent parameter) {
        Clause clause = rule.condition().clause();
        part(parameter, "id", rule.id());
        place("action", action -> action.path("prefix"), rule.id())
                .ifPresent(element -> part(parameter, "element", element));
        part(parameter, "expression", clause.expression());
        part(parameter, "words", clause.words());
        rule.facts().stream().sorted().forEach(fact -> part(parameter, "fact", fact.label()));
        rule.priority().words().ifPresent(words -> part(parameter, "urgency", words));
    }

    private Optional<String> place(String list, Function<JsonNode, JsonNode> name, String wanted) {
        int index = 0;
        for (JsonNode element : plan.path(list)) {
            if (name.apply(element).asText().strip().equals(wanted)) {
                return Optional.of("PlanDefinition.%s[%d]".formatted(list, index));
            }
            index++;
        }
        return Optional.empty();
    }

    private static void part(ParametersParameterComponent parameter, String name, String text) {
        parameter.addPart().setName(name).setValue(new StringType(text));
    }
}
