package org.nadir.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.facts.Evidence;

/** What an alert says to a person, in plain text. */
final class AlertText {

    private AlertText() {}

    /** Title, advice, evidence and open questions, one to a line. */
    static String of(Recommendation advice) {
        return String.join(
                "\n",
                Stream.of(
                                Stream.of(advice.rule().title(), advice.wording()),
                                advice.evidence().stream().map(AlertText::of),
                                advice.notes().stream())
                        .flatMap(lines -> lines)
                        .map(AlertText::oneLine)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    /** Such as {@code neutrophils 0.4 10*9/L, grade 4, 2026-11-20T02:10:00Z}. */
    static String of(Evidence piece) {
        List<String> parts = new ArrayList<>(List.of(piece.label() + " " + piece.statement()));
        piece.graded().ifPresent(grade -> parts.add(grade.toString()));
        piece.when().ifPresent(time -> parts.add(time.written()));
        parts.addAll(piece.remarks());
        return oneLine(String.join(", ", parts));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
