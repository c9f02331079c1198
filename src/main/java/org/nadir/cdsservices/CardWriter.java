package org.nadir.cdsservices;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.Coding;
import org.nadir.cdshooks.Indicator;
import org.nadir.cdshooks.SelectionBehavior;
import org.nadir.cdshooks.Source;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CodeSystems;
import org.nadir.fhir.PatientKey;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Protocol;

/** Turns a recommendation into a card. */
final class CardWriter {

    private static final List<Coding> OVERRIDE_REASONS = CodeSystems.displays("override-reason").entrySet().stream()
            .map(reason -> new Coding(Canonical.OVERRIDE_REASON, reason.getKey(), reason.getValue()))
            .toList();

    private final Protocol protocol;
    private final PatientRecord record;
    private final CardDetail detail;
    private final Suggestions suggestions;
    private final CardLinks links;

    /**
     * Creates a writer.
     *
     * @param server the address under which the world reaches this server, without a path
     */
    CardWriter(Protocol protocol, PatientRecord record, CardDetail detail, Suggestions suggestions, String server) {
        this.protocol = protocol;
        this.record = record;
        this.detail = detail;
        this.suggestions = suggestions;
        this.links = new CardLinks(server);
    }

    Card write(Recommendation recommendation) {
        ManagementAction topic = recommendation.rule().topic();
        PatientKey patient = record.patient();
        String uuid = patient.card(recommendation.uuid(patient.id(), protocol));
        Source source = new Source(
                protocol.title(),
                protocol.url().startsWith("http") ? protocol.url() : null,
                null,
                new Coding(Canonical.MANAGEMENT_ACTION, topic.code(), topic.display()));
        // Some clients know no other behaviour than "any", and each suggestion stands for itself (INTEROP 2).
        return Card.builder(uuid, Card.shortSummary(summary(recommendation)), indicator(recommendation), source)
                .detail(detail.write(recommendation))
                .suggestions(SelectionBehavior.ANY, suggestions.write(recommendation, uuid))
                .links(links.write(recommendation, uuid))
                .overrideReasons(OVERRIDE_REASONS)
                .extension(CardEvidence.write(recommendation, protocol))
                .build();
    }

    private static Indicator indicator(Recommendation recommendation) {
        return switch (recommendation.urgency()) {
            case ROUTINE -> Indicator.INFO;
            case URGENT -> Indicator.WARNING;
            case STAT -> Indicator.CRITICAL;
        };
    }

    private static String summary(Recommendation recommendation) {
        String reasons =
                switch (recommendation.rule().topic()) {
                    case NOT_ASSESSABLE -> String.join("; ", recommendation.notes());
                    case BROAD_SPECTRUM_ANTIBIOTICS, REPEAT_TEMPERATURE ->
                        inShort(Stream.concat(
                                worst(recommendation.evidence()),
                                pieces(recommendation.evidence(), "temperature").limit(1)));
                    default ->
                        inShort(Stream.concat(
                                worst(recommendation.evidence()), pieces(recommendation.evidence(), "finding")));
                };
        String title = recommendation.rule().title();
        // One line of plain text, whatever a laboratory or an order wrote.
        return (reasons.isEmpty() ? title : title + ": " + reasons).replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    /** The counts with the highest grade. */
    private static Stream<Evidence> worst(List<Evidence> evidence) {
        int highest = evidence.stream()
                .flatMap(piece -> piece.graded().stream())
                .mapToInt(Evidence.Grade::high)
                .max()
                .orElse(0);
        return evidence.stream()
                .filter(piece ->
                        piece.graded().filter(grade -> grade.high() == highest).isPresent());
    }

    private static Stream<Evidence> pieces(List<Evidence> evidence, String label) {
        return evidence.stream().filter(piece -> piece.label().equals(label));
    }

    private static String inShort(Stream<Evidence> evidence) {
        return evidence.map(CardWriter::inShort).collect(Collectors.joining("; "));
    }

    private static String inShort(Evidence piece) {
        String what = piece.label().equals("finding") ? piece.statement() : piece.label() + " " + piece.statement();
        return what + piece.graded().map(grade -> " (" + grade + ")").orElse("");
    }
}
