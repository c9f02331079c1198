package org.nadir.toxicity;

import java.util.List;

/** What is advised, and how the protocol came to it. */
public record TracedAdvice(List<Recommendation> advice, Trace trace) {

    public TracedAdvice {
        advice = List.copyOf(advice);
    }
}
