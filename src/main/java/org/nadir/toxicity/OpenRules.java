package org.nadir.toxicity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.toxicity.facts.Facts;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.Urgency;
import org.nadir.toxicity.protocol.World;

/** The rules that what is known does not decide: they are named, for a silent rule would look like a false one. */
final class OpenRules {

    /** What the orders for the study drug tell. */
    private static final Set<Fact> COURSE = EnumSet.of(
            Fact.CYCLE,
            Fact.CYCLE_DAY,
            Fact.NEUTROPENIA_EPISODES,
            Fact.ANEMIA_EPISODES,
            Fact.THROMBOCYTOPENIA_EPISODES,
            Fact.WORST_NEUTROPHIL_GRADE_IN_CYCLE_1,
            Fact.WORST_ANEMIA_GRADE_IN_CYCLE_1,
            Fact.WORST_THROMBOCYTOPENIA_GRADE_IN_CYCLE_1);

    private OpenRules() {}

    /**
     * The rules that make the patient not assessable, each with its sentence.
     *
     * <p>A rule is among them where a result only bounds the value, on advice that warns or offers an order; and, where
     * no other rule applies whose card could tell of it, where the course of treatment is unknown. That a count may be of
     * grade 0 or 1, or that nobody took a temperature, is no reason to warn.
     */
    static Map<Rule, String> among(Map<Rule, Truth> answers, Facts facts) {
        boolean silent = !answers.containsValue(Truth.TRUE);
        Map<Rule, String> open = new LinkedHashMap<>();
        undecided(answers).forEach(rule -> {
            String unknown = unknown(rule, facts);
            if (isGravelyBounded(rule, facts)) {
                open.put(
                        rule,
                        "rule %s (%s) stays open: a result only bounds the value".formatted(rule.id(), rule.title()));
            } else if (silent && needsTheCourse(rule, facts)) {
                open.put(rule, "rule %s (%s) stays open; not known: %s".formatted(rule.id(), rule.title(), unknown));
            }
        });
        return open;
    }

    /** What the other open rules ask, for the card that is read first. */
    static List<String> questions(Map<Rule, Truth> answers, Collection<Rule> told, Facts facts) {
        return undecided(answers)
                .filter(rule -> !told.contains(rule))
                .map(rule -> question(rule, unknown(rule, facts)))
                .toList();
    }

    private static Stream<Rule> undecided(Map<Rule, Truth> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() == Truth.UNKNOWN)
                .map(Map.Entry::getKey);
    }

    private static boolean isGravelyBounded(Rule rule, Facts facts) {
        List<World> applying = facts.worlds(rule.facts()).stream()
                .filter(world -> rule.condition().in(world) == Truth.TRUE)
                .toList();
        boolean grave = !rule.proposals().isEmpty()
                || applying.stream().anyMatch(world -> rule.priority().in(world) != Urgency.ROUTINE);
        return facts.isBounded(rule.condition().facts()) && !applying.isEmpty() && grave;
    }

    /** Whether it is not decided even where a result leaves nothing open, for want of what the orders should tell. */
    private static boolean needsTheCourse(Rule rule, Facts facts) {
        return rule.condition().facts().stream().anyMatch(fact -> COURSE.contains(fact) && facts.isUnknown(fact))
                && facts.reportedWorlds(rule.condition().facts()).stream()
                        .anyMatch(world -> rule.condition().in(world) == Truth.UNKNOWN);
    }

    private static String question(Rule rule, String unknown) {
        String why = unknown.isEmpty() ? "a result leaves it open" : "not known: " + unknown;
        return "Not decided: %s (%s); %s".formatted(rule.title(), rule.id(), why);
    }

    private static String unknown(Rule rule, Facts facts) {
        return rule.condition().facts().stream()
                .filter(facts::isUnknown)
                .sorted()
                .map(fact -> fact.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
