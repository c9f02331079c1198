package org.nadir.toxicity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.toxicity.Trace.Answer;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Truth;

/** Finds the parts of a condition that decided it. */
final class Reasons {

    private Reasons() {}

    /** One sentence that says why the answer is what it is. */
    static String sentence(Answer whole) {
        String reasons = deciding(whole)
                .map(Answer::because)
                .filter(because -> !because.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        String said =
                switch (whole.truth()) {
                    case TRUE -> "It applies";
                    case FALSE -> "It does not apply";
                    case UNKNOWN -> "It is not decided";
                };
        return reasons.isEmpty() ? said + "." : "%s: %s.".formatted(said, reasons);
    }

    private static Stream<Answer> deciding(Answer answer) {
        return answer.because().isEmpty() && !answer.parts().isEmpty()
                ? decidingParts(answer).flatMap(Reasons::deciding)
                : Stream.of(answer);
    }

    /**
     * Each false part makes the whole of an "and" false, each true one the whole of an "or" true. Where none of them has the
     * answer by itself, all together have it.
     */
    private static Stream<Answer> decidingParts(Answer answer) {
        Truth wanted = answer.clause().kind() == Clause.Kind.NOT
                ? answer.parts().getFirst().truth()
                : answer.truth();
        List<Answer> alike =
                answer.parts().stream().filter(part -> part.truth() == wanted).toList();
        return alike.isEmpty() ? answer.parts().stream() : alike.stream();
    }
}
