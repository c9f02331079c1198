package org.nadir.toxicity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a protocol advises for a chart at a moment: a pure function of the three. */
public final class Assessment {

    private final Vocabulary vocabulary;

    public Assessment(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The recommendations, the most urgent first, at most one for each topic. */
    public List<Recommendation> assess(PatientChart chart, Protocol protocol, Instant now) {
        Facts facts = facts(chart, protocol, now);
        Map<Rule, Truth> answers = new LinkedHashMap<>();
        List<Rule> last = new ArrayList<>();
        int undecided = 0;
        for (Rule rule : protocol.rules()) {
            if (rule.condition().facts().contains(Fact.UNDECIDED_RULES)) {
                last.add(rule);
                continue;
            }
            Truth answer = answer(rule, facts);
            answers.put(rule, answer);
            if (answer == Truth.UNKNOWN && isBounded(rule, facts)) {
                undecided++;
                facts.fallShort(
                        "rule %s (%s) stays open: a result only bounds the value".formatted(rule.id(), rule.title()));
            }
        }
        facts.know(Fact.UNDECIDED_RULES, undecided);
        last.forEach(rule -> answers.put(rule, answer(rule, facts)));
        return recommendations(answers, facts);
    }

    private Facts facts(PatientChart chart, Protocol protocol, Instant now) {
        Facts facts = new Facts();
        new CountFacts(protocol, now).addTo(facts, chart).ifPresent(neutrophils -> new FeverFacts(protocol.windows())
                .addTo(facts, chart, neutrophils));
        new OrderFacts(protocol, vocabulary, now).addTo(facts, chart);
        new FindingFacts(vocabulary, protocol.windows(), now).addTo(facts, chart);
        return facts;
    }

    private static Truth answer(Rule rule, Facts facts) {
        return Truth.everywhere(facts.worlds(rule.condition().facts()).stream()
                .map(rule.condition()::in)
                .toList());
    }

    /** Whether the worlds disagree, as against a fact that is not known in any of them. */
    private static boolean isBounded(Rule rule, Facts facts) {
        Set<Fact> named = rule.condition().facts();
        return facts.isBounded(named)
                && facts.worlds(named).stream().map(rule.condition()::in).anyMatch(Truth.TRUE::equals);
    }

    private static List<Recommendation> recommendations(Map<Rule, Truth> answers, Facts facts) {
        List<Recommendation> found = answers.entrySet().stream()
                .filter(entry -> entry.getValue() == Truth.TRUE)
                .map(entry -> recommendation(entry.getKey(), facts))
                .sorted(Comparator.comparing(Recommendation::urgency).reversed())
                .toList();
        Collection<Recommendation> byTopic = found.stream()
                .collect(Collectors.toMap(
                        recommendation -> recommendation.rule().topic(),
                        recommendation -> recommendation,
                        (first, other) -> first.noting(List.of("Rule %s applies too: %s"
                                .formatted(other.rule().id(), other.rule().wording()))),
                        LinkedHashMap::new))
                .values();
        return withOpenQuestions(new ArrayList<>(byTopic), openQuestions(answers, facts));
    }

    private static Recommendation recommendation(Rule rule, Facts facts) {
        // A fever that was not measured makes nothing more urgent; a count that only bounds the value may.
        Urgency urgency = facts.reportedWorlds(rule.facts()).stream()
                .map(rule.priority()::in)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<String> notes = rule.topic() == ManagementAction.NOT_ASSESSABLE ? facts.shortcomings() : List.of();
        return new Recommendation(rule, urgency, facts.evidence(rule.facts()), notes);
    }

    /** An unknown fact is said on the card that is read first, so that no rule is silently false. */
    private static List<Recommendation> withOpenQuestions(List<Recommendation> found, List<String> questions) {
        if (!found.isEmpty() && !questions.isEmpty()) {
            found.set(0, found.getFirst().noting(questions));
        }
        return List.copyOf(found);
    }

    private static List<String> openQuestions(Map<Rule, Truth> answers, Facts facts) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getValue() == Truth.UNKNOWN)
                .map(entry -> openQuestion(entry.getKey(), facts))
                .filter(question -> !question.isEmpty())
                .toList();
    }

    private static String openQuestion(Rule rule, Facts facts) {
        String unknown = rule.condition().facts().stream()
                .filter(facts::isUnknown)
                .map(fact -> fact.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? ""
                : "Not decided: %s (%s); not known: %s".formatted(rule.title(), rule.id(), unknown);
    }
}
