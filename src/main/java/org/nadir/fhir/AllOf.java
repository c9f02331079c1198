package org.nadir.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.nadir.fhir.words.Term;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Condition;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.World;

/** All conditions of an action, which hold together. */
record AllOf(Expressions expressions, List<Expressions.Expression> parts) implements Condition {

    @Override
    public Truth in(World world) {
        Truth all = Truth.TRUE;
        for (Expressions.Expression part : parts) {
            Truth answer = truth(expressions.evaluate(part, world));
            if (answer == Truth.FALSE) {
                return Truth.FALSE;
            }
            all = answer == Truth.UNKNOWN ? Truth.UNKNOWN : all;
        }
        return all;
    }

    static Truth truth(Optional<Base> answer) {
        return answer.map(value -> value.primitiveValue().equals("true") ? Truth.TRUE : Truth.FALSE)
                .orElse(Truth.UNKNOWN);
    }

    @Override
    public Set<Fact> facts() {
        return parts.stream().flatMap(part -> part.facts().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Clause clause() {
        return new ClauseReader(expressions)
                .read(Term.all(parts.stream().map(part -> Term.of(part.node())).toList()));
    }
}
