package org.nadir.toxicity;

import java.util.List;

/**
 * What a rule advises for a patient now.
 *
 * @param notes what could not be assessed or decided, in sentences
 */
public record Recommendation(Rule rule, Urgency urgency, List<Evidence> evidence, List<String> notes) {

    public Recommendation {
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
    }

    Recommendation noting(List<String> more) {
        return new Recommendation(
                rule,
                urgency,
                evidence,
                java.util.stream.Stream.concat(notes.stream(), more.stream()).toList());
    }
}
