package org.nadir.fhir;

import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.nadir.fhir.words.Term;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Condition;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.World;

/** A part of a condition asked by itself, for the sake of telling it. */
record ClausePart(Expressions expressions, Term term, Expressions.Expression expression) implements Condition {

    static ClausePart of(Expressions expressions, Term term) {
        return new ClausePart(expressions, term, expressions.part(term));
    }

    /** What the whole would not have asked may fail by itself: it is unknown then and decides nothing. */
    @Override
    public Truth in(World world) {
        try {
            return AllOf.truth(expressions.attempt(expression, world));
        } catch (FHIRException | UnsupportedOperationException passedOver) {
            return Truth.UNKNOWN;
        }
    }

    @Override
    public Set<Fact> facts() {
        return expression.facts();
    }

    @Override
    public Clause clause() {
        return new ClauseReader(expressions).read(term);
    }
}
