package org.nadir.cdsservices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;

/** Writes what stands below a card's summary: advice, evidence with its age, what is not known, sources. */
final class CardDetail {

    private final Protocol protocol;
    private final Instant now;

    CardDetail(Protocol protocol, Instant now) {
        this.protocol = protocol;
        this.now = now;
    }

    String write(Recommendation recommendation) {
        Rule rule = recommendation.rule();
        StringBuilder detail = new StringBuilder(Markdown.line(recommendation.wording())).append("\n\n");
        evidence(recommendation.evidence(), detail);
        if (!recommendation.notes().isEmpty()) {
            detail.append("**Not assessed or not known**\n\n");
            recommendation.notes().forEach(note -> detail.append(Markdown.item(note)));
            detail.append('\n');
        }
        detail.append("**Source**: rule ")
                .append(Markdown.text(rule.id()))
                .append(" of ")
                .append(Markdown.text(protocol.title()))
                .append(" (")
                .append(Markdown.address(protocol.canonical()))
                .append(")\n\n");
        rule.citations().forEach(citation -> detail.append(Markdown.item(citation.text())));
        return detail.append("\nThe drug is investigational: the study protocol decides.\n")
                .toString();
    }

    private void evidence(List<Evidence> evidence, StringBuilder detail) {
        if (evidence.isEmpty()) {
            return;
        }
        detail.append(Markdown.row(
                List.of("Finding", "Value", "CTCAE " + protocol.ctcaeVersion().label(), "Taken", "Source")));
        detail.append(Markdown.row(List.of("---", "---", "---", "---", "---")));
        evidence.forEach(piece -> detail.append(Markdown.row(List.of(
                Markdown.text(piece.label()),
                Markdown.text(value(piece)),
                Markdown.text(grade(piece)),
                Markdown.text(taken(piece)),
                Markdown.text(sources(piece))))));
        detail.append('\n');
    }

    private static String value(Evidence piece) {
        List<String> parts = new ArrayList<>(List.of(piece.statement()));
        parts.addAll(piece.remarks());
        return String.join("; ", parts);
    }

    private static String grade(Evidence piece) {
        return piece.graded()
                .map(grade -> "%s, %s (%s)".formatted(grade, grade.term().display(), grade.criterion()))
                .orElse("");
    }

    private String taken(Evidence piece) {
        return piece.when()
                .map(time -> "%s (%s)".formatted(time.written(), age(time.instant())))
                .orElse("");
    }

    /** The age in words, because a stale count must not look current. */
    private String age(Instant then) {
        Duration age = Duration.between(then, now);
        if (age.toHours() < 1) {
            return "less than an hour ago";
        }
        return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    private static String sources(Evidence piece) {
        return piece.sources().stream()
                .map(ResourceVersion::reference)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
