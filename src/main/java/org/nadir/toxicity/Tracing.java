package org.nadir.toxicity;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.Trace.Answer;
import org.nadir.toxicity.Trace.AskedRule;
import org.nadir.toxicity.Trace.KnownFact;
import org.nadir.toxicity.facts.Facts;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.Urgency;

/** Tells of one assessment how each rule was answered; it asks the same facts and decides nothing. */
final class Tracing {

    private final Facts facts;
    private final Map<Rule, Truth> answers;
    private final List<Recommendation> advice;

    Tracing(Facts facts, Map<Rule, Truth> answers, List<Recommendation> advice) {
        this.facts = facts;
        this.answers = answers;
        this.advice = advice;
    }

    /** Told for the event at which the protocol was asked. */
    Trace of(Protocol protocol, String event) {
        Set<Fact> looked = EnumSet.noneOf(Fact.class);
        protocol.rules().forEach(rule -> looked.addAll(rule.facts()));
        return new Trace(
                looked.stream().map(this::known).toList(),
                protocol.rules().stream().map(rule -> asked(rule, event)).toList());
    }

    private KnownFact known(Fact fact) {
        return new KnownFact(fact, facts.state(fact), facts.evidence(Set.of(fact)));
    }

    private AskedRule asked(Rule rule, String event) {
        Answer condition = answer(rule.condition().clause());
        @Nullable Truth truth = answers.get(rule);
        if (truth == null) {
            return new AskedRule(rule, notAsked(rule, event), "", null, "", condition);
        }
        @Nullable Urgency urgency = truth == Truth.TRUE ? Assessment.urgency(rule, facts) : null;
        return new AskedRule(
                rule, "", Reasons.sentence(condition), urgency, urgency == null ? "" : toldBy(rule), condition);
    }

    private static String notAsked(Rule rule, String event) {
        return rule.isAskedAt(event)
                ? "the patient has died"
                : "asked at %s only".formatted(rule.events().stream().sorted().collect(Collectors.joining(" and ")));
    }

    private String toldBy(Rule rule) {
        return advice.stream()
                .map(Recommendation::rule)
                .filter(told -> told.topic() == rule.topic() && !told.equals(rule))
                .map(Rule::id)
                .findFirst()
                .orElse("");
    }

    private Answer answer(Clause clause) {
        return new Answer(
                clause,
                Assessment.answer(clause.condition(), facts),
                isToldByItsParts(clause) ? "" : because(clause),
                clause.parts().stream().map(this::answer).toList());
    }

    private static boolean isToldByItsParts(Clause clause) {
        return switch (clause.kind()) {
            case AND, OR, NOT -> true;
            // A name that stands for one part, and not what is weighed.
            case CONDITION -> clause.parts().size() == 1 && clause.expression().startsWith("%");
        };
    }

    private String because(Clause clause) {
        return clause.condition().facts().stream()
                .sorted()
                .map(fact -> facts.state(fact).sentence(fact))
                .collect(Collectors.joining("; "));
    }
}
