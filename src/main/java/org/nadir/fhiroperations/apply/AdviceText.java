package org.nadir.fhiroperations.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.facts.Evidence;

/** What a recommendation says to a person, in plain text, one sentence to a line. */
final class AdviceText {

    private AdviceText() {}

    /** The advice, and what could not be assessed. */
    static String description(Recommendation recommendation) {
        return lines(Stream.concat(Stream.of(recommendation.wording()), recommendation.notes().stream()));
    }

    /** All of it: title, advice, evidence and notes. */
    static String whole(Recommendation recommendation) {
        return lines(Stream.of(
                        Stream.of(recommendation.rule().title(), recommendation.wording()),
                        recommendation.evidence().stream().map(AdviceText::of),
                        recommendation.notes().stream())
                .flatMap(lines -> lines));
    }

    /** Such as {@code neutrophils 0.4 10*9/L, grade 4, 2026-11-20T02:10:00Z}. */
    static String of(Evidence piece) {
        List<String> parts = new ArrayList<>(List.of(piece.label() + " " + piece.statement()));
        piece.graded().ifPresent(grade -> parts.add("%s (%s)".formatted(grade, grade.criterion())));
        piece.when().ifPresent(time -> parts.add(time.written()));
        parts.addAll(piece.remarks());
        return oneLine(String.join(", ", parts));
    }

    private static String lines(Stream<String> sentences) {
        return sentences
                .map(AdviceText::oneLine)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
