package org.nadir.toxicity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.facts.Facts;
import org.nadir.toxicity.protocol.Condition;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Proposal;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.Urgency;
import org.nadir.toxicity.protocol.Vocabulary;

/** What a protocol advises for a chart at a moment: a pure function of the three. */
public final class Assessment {

    private final Vocabulary vocabulary;

    public Assessment(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The recommendations outside any event. */
    public List<Recommendation> assess(PatientChart chart, Protocol protocol, Instant now) {
        return assess(chart, protocol, "", now);
    }

    /**
     * The recommendations, the most urgent first, at most one for each topic.
     *
     * @param event what happens now, such as {@code encounter-start}; rules of other events are not asked
     */
    public List<Recommendation> assess(PatientChart chart, Protocol protocol, String event, Instant now) {
        return judge(chart, protocol, event, now).advice();
    }

    /** The same recommendations, and how the protocol came to them. */
    public TracedAdvice trace(PatientChart chart, Protocol protocol, String event, Instant now) {
        Judgement judgement = judge(chart, protocol, event, now);
        return new TracedAdvice(
                judgement.advice(),
                new Tracing(judgement.facts(), judgement.answers(), judgement.advice()).of(protocol, event));
    }

    /** What was asked and answered of one patient. */
    private record Judgement(Facts facts, Map<Rule, Truth> answers, List<Recommendation> advice) {}

    private Judgement judge(PatientChart chart, Protocol protocol, String event, Instant now) {
        Facts facts = Facts.of(chart, protocol, vocabulary, now);
        Map<Rule, Truth> answers = new LinkedHashMap<>();
        List<Rule> last = new ArrayList<>();
        for (Rule rule : asked(chart, protocol, event)) {
            if (rule.condition().facts().contains(Fact.UNDECIDED_RULES)) {
                last.add(rule);
                continue;
            }
            answers.put(rule, answer(rule.condition(), facts));
        }
        Map<Rule, String> open = OpenRules.among(answers, facts);
        facts.know(Fact.UNDECIDED_RULES, open.size());
        open.values().forEach(facts::fallShort);
        last.forEach(rule -> answers.put(rule, answer(rule.condition(), facts)));
        return new Judgement(
                facts, answers, recommendations(answers, OpenRules.questions(answers, open.keySet(), facts), facts));
    }

    /** The dead need no advice; that a record says so is still told, for it may be wrong. */
    private static List<Rule> asked(PatientChart chart, Protocol protocol, String event) {
        return protocol.rules().stream()
                .filter(rule -> rule.isAskedAt(event))
                .filter(rule -> !chart.person().deceased() || rule.topic() == ManagementAction.NOT_ASSESSABLE)
                .toList();
    }

    static Truth answer(Condition condition, Facts facts) {
        return Truth.everywhere(
                facts.worlds(condition.facts()).stream().map(condition::in).toList());
    }

    private static List<Recommendation> recommendations(Map<Rule, Truth> answers, List<String> questions, Facts facts) {
        List<Recommendation> found = answers.entrySet().stream()
                .filter(entry -> entry.getValue() == Truth.TRUE)
                .map(entry -> recommendation(entry.getKey(), facts))
                .sorted(Comparator.comparing(Recommendation::urgency).reversed())
                .toList();
        Collection<Recommendation> byTopic = found.stream()
                .collect(Collectors.toMap(
                        recommendation -> recommendation.rule().topic(),
                        recommendation -> recommendation,
                        (first, other) -> first.noting(List.of(
                                "Rule %s applies too: %s".formatted(other.rule().id(), other.wording()))),
                        LinkedHashMap::new))
                .values();
        return withOpenQuestions(new ArrayList<>(byTopic), questions);
    }

    private static Recommendation recommendation(Rule rule, Facts facts) {
        List<String> notes = rule.topic() == ManagementAction.NOT_ASSESSABLE ? facts.shortcomings() : List.of();
        List<Proposal> offered = rule.proposals().stream()
                .filter(proposal -> proposal.when()
                        .map(condition -> answer(condition, facts) == Truth.TRUE)
                        .orElse(true))
                .toList();
        String wording = wording(rule, facts);
        return new Recommendation(rule, urgency(rule, facts), wording, offered, facts.evidence(rule.facts()), notes);
    }

    /** A fever that was not measured makes nothing more urgent; a count that only bounds the value may. */
    static Urgency urgency(Rule rule, Facts facts) {
        return facts.reportedWorlds(rule.facts()).stream()
                .map(rule.priority()::in)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What holds in every world is said; where they differ, only what is certain. */
    private static String wording(Rule rule, Facts facts) {
        List<String> wordings = facts.reportedWorlds(rule.wording().facts()).stream()
                .map(rule.wording()::in)
                .distinct()
                .toList();
        return wordings.size() == 1 ? wordings.getFirst() : rule.wording().in(facts.certain());
    }

    /** An unknown fact is said on the card that is read first, so that no rule is silently false. */
    private static List<Recommendation> withOpenQuestions(List<Recommendation> found, List<String> questions) {
        if (!found.isEmpty() && !questions.isEmpty()) {
            found.set(0, found.getFirst().noting(questions));
        }
        return List.copyOf(found);
    }
}
