package org.nadir.fhir;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Wording;
import org.nadir.toxicity.protocol.World;

/** The fixed description, and after it what the expression says of this patient. */
record WordingByFacts(Expressions expressions, Optional<Expressions.Expression> expression, String description)
        implements Wording {

    @Override
    public String in(World world) {
        return expression
                .flatMap(parsed -> expressions.evaluate(parsed, world))
                .map(Base::primitiveValue)
                .filter(text -> !text.isBlank())
                .map(text -> description + " " + text)
                .orElse(description);
    }

    @Override
    public Set<Fact> facts() {
        return expression.map(Expressions.Expression::facts).orElse(Set.of());
    }
}
