package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.nadir.toxicity.Trace;
import org.nadir.toxicity.facts.FactState;
import org.nadir.toxicity.protocol.FactValue;

/** Writes a fact of a trace. */
final class TracedFact {

    private TracedFact() {}

    static ObjectNode write(Trace.KnownFact known) {
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        fact.put("name", known.fact().label());
        fact.put("type", known.fact().type().name().toLowerCase(Locale.ROOT));
        if (!known.fact().unit().isEmpty()) {
            fact.put("unit", known.fact().unit());
        }
        switch (known.state()) {
            case FactState.Known one -> fact.put("state", "known").set("value", value(one.value()));
            case FactState.Several several -> {
                var values = fact.put("state", "several").putArray("values");
                several.values().forEach(value -> values.add(value(value)));
                fact.put("why", several.why());
            }
            case FactState.Unknown unknown -> fact.put("state", "unknown").put("why", unknown.why());
        }
        var evidence = fact.putArray("evidence");
        known.evidence().forEach(piece -> CardEvidence.write(piece, evidence.addObject()));
        return fact;
    }

    private static JsonNode value(FactValue value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (value) {
            case FactValue.Amount amount -> json.numberNode(amount.value());
            case FactValue.Number number -> json.numberNode(number.value());
            case FactValue.Flag flag -> json.booleanNode(flag.value());
        };
    }
}
