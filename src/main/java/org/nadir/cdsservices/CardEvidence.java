package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Urgency;
import org.nadir.toxicity.protocol.Windows;

/** Writes a card's evidence as data, under the key {@value #KEY} of the card's extension. */
final class CardEvidence {

    /** Documented in docs/cards.md. */
    static final String KEY = "org.nadir.evidence";

    private CardEvidence() {}

    static ObjectNode write(Recommendation recommendation, Protocol protocol) {
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        ObjectNode evidence = extension.putObject(KEY);
        evidence.put("rule", recommendation.rule().id());
        evidence.put("protocol", protocol.canonical());
        evidence.put("ctcaeVersion", protocol.ctcaeVersion().label());
        overrideHolds(recommendation.urgency(), protocol.windows())
                .ifPresent(duration -> evidence.put("overrideHolds", duration.toString()));
        var observations = evidence.putArray("observations");
        var others = evidence.putArray("others");
        for (Evidence piece : recommendation.evidence()) {
            write(piece, piece.measured().isPresent() ? observations.addObject() : others.addObject());
        }
        var notes = evidence.putArray("notes");
        recommendation.notes().forEach(notes::add);
        return extension;
    }

    /** How long an override with a reason keeps the card away; a critical card always comes. */
    private static Optional<Duration> overrideHolds(Urgency urgency, Windows windows) {
        return switch (urgency) {
            case ROUTINE -> windows.of(Windows.Name.OVERRIDE_INFO);
            case URGENT -> windows.of(Windows.Name.OVERRIDE);
            case STAT -> Optional.empty();
        };
    }

    static void write(Evidence piece, ObjectNode node) {
        piece.sources().stream().findFirst().ifPresent(source -> node.put("reference", source.reference())
                .put("version", source.version()));
        if (piece.sources().size() > 1) {
            var derived = node.putArray("derivedFrom");
            piece.sources().forEach(source -> derived.add(source.reference()));
        }
        node.put("label", piece.label());
        node.put("statement", piece.statement());
        piece.measured().ifPresent(amount -> node.put("value", amount.value()).put("unit", amount.unit()));
        piece.when().ifPresent(time -> node.put("time", time.written()));
        piece.graded().ifPresent(grade -> grade(grade, node));
        var remarks = node.putArray("remarks");
        piece.remarks().forEach(remarks::add);
    }

    private static void grade(Evidence.Grade grade, ObjectNode node) {
        if (grade.low() == grade.high()) {
            node.put("grade", grade.low());
        } else {
            node.putObject("gradeRange").put("low", grade.low()).put("high", grade.high());
        }
        node.put("criterion", grade.criterion());
        node.putObject("term")
                .put("system", CtcaeTerm.SYSTEM)
                .put("code", grade.term().code())
                .put("display", grade.term().display());
    }
}
