package org.nadir.toxicity.protocol;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a protocol: when it applies, what it advises, and on whose word.
 *
 * @param id such as {@code H1}, the same in the protocol, the card, the tests and the documentation
 * @param title one line for a busy reader
 * @param wording what the card says beside evidence and source
 * @param events the events at which it is asked, such as {@code encounter-start}; none means at all
 */
public record Rule(
        String id,
        ManagementAction topic,
        String title,
        Wording wording,
        Condition condition,
        Set<String> events,
        Priority priority,
        List<Proposal> proposals,
        List<Citation> citations) {

    /** A source a rule rests on. */
    public record Citation(String text, @Nullable String url) {}

    public Rule {
        events = Set.copyOf(events);
        proposals = List.copyOf(proposals);
        citations = List.copyOf(citations);
    }

    public boolean isAskedAt(String event) {
        return events.isEmpty() || events.contains(event);
    }

    /** Everything the rule looks at, for whether it applies, how urgent it is and what it says. */
    public Set<Fact> facts() {
        Set<Fact> facts = new HashSet<>(condition.facts());
        facts.addAll(priority.facts());
        facts.addAll(wording.facts());
        return facts;
    }
}
