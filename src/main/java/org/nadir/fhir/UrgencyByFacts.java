package org.nadir.fhir;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.nadir.fhir.words.Term;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Priority;
import org.nadir.toxicity.protocol.Urgency;
import org.nadir.toxicity.protocol.World;

/** What the expression says, the fixed urgency where there is none or it says nothing. */
record UrgencyByFacts(Expressions expressions, Optional<Expressions.Expression> expression, Urgency otherwise)
        implements Priority {

    @Override
    public Urgency in(World world) {
        return expression
                .flatMap(parsed -> expressions.evaluate(parsed, world))
                .map(Base::primitiveValue)
                .flatMap(Urgency::of)
                .orElse(otherwise);
    }

    @Override
    public Set<Fact> facts() {
        return expression.map(Expressions.Expression::facts).orElse(Set.of());
    }

    @Override
    public Optional<String> words() {
        return expression.map(parsed -> expressions.words().of(Term.of(parsed.node())));
    }
}
