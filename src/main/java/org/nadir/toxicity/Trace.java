package org.nadir.toxicity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.facts.FactState;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.Urgency;

/**
 * How a protocol came to what it advises: every fact that a rule looks at, and every rule.
 *
 * @param facts in the order of the facts
 * @param rules in the order of the protocol
 */
public record Trace(List<KnownFact> facts, List<AskedRule> rules) {

    /** A fact as it is known of the patient. */
    public record KnownFact(Fact fact, FactState state, List<Evidence> evidence) {

        public KnownFact {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A rule and what came of it.
     *
     * @param notAsked why it was not asked; an empty text where it was
     * @param why what decided it, or why it is not decided, in a sentence
     * @param urgency where it applies
     * @param toldBy the rule of the same topic whose card tells of it; an empty text where it needs none
     */
    public record AskedRule(
            Rule rule,
            String notAsked,
            String why,
            @Nullable Urgency urgency,
            String toldBy,
            Answer condition) {

        /** How urgent it is, where it applies. */
        public Optional<Urgency> applies() {
            return Optional.ofNullable(urgency);
        }
    }

    /**
     * A part of a condition with its answer.
     *
     * @param because what is known of the facts it looks at; an empty text where its parts tell it
     */
    public record Answer(Clause clause, Truth truth, String because, List<Answer> parts) {

        public Answer {
            parts = List.copyOf(parts);
        }
    }

    public Trace {
        facts = List.copyOf(facts);
        rules = List.copyOf(rules);
    }
}
