package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.Action;
import org.nadir.cdshooks.Suggestion;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.SuggestionWriter;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.protocol.Proposal;
import org.nadir.toxicity.protocol.Protocol;

/**
 * Writes a recommendation's proposals as suggestions of one action each: clients that show only the action's text, or
 * take only one action, can use them too.
 */
final class Suggestions {

    private final Protocol protocol;
    private final Protocols protocols;
    private final PatientRecord record;
    private final PatientChart chart;
    private final SuggestionWriter writer;

    Suggestions(
            Protocol protocol, Protocols protocols, PatientRecord record, PatientChart chart, SuggestionWriter writer) {
        this.protocol = protocol;
        this.protocols = protocols;
        this.record = record;
        this.chart = chart;
        this.writer = writer;
    }

    List<Suggestion> write(Recommendation recommendation, String cardUuid) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (Proposal proposal : recommendation.proposals()) {
            actions(proposal, recommendation).forEach(action -> {
                String uuid = UUID.nameUUIDFromBytes(
                                (cardUuid + "/" + suggestions.size()).getBytes(StandardCharsets.UTF_8))
                        .toString();
                boolean recommended = proposal.kind() != Proposal.Kind.CREATE;
                suggestions.add(new Suggestion(action.description(), uuid, recommended, List.of(action)));
            });
        }
        return suggestions;
    }

    private Stream<Action> actions(Proposal proposal, Recommendation recommendation) {
        return switch (proposal.kind()) {
            case CREATE -> create(proposal, recommendation);
            case HOLD -> hold(proposal);
            case RESUME -> resume(proposal);
            case RESUME_LOWER -> resumeLower(proposal);
            case REMOVE_DRAFT -> removeDraft(proposal, studyOrders(any -> true));
            case REMOVE_GCSF_DRAFT -> removeDraft(proposal, growthFactorDrafts(recommendation));
            case OPEN_QUESTIONNAIRE -> Stream.empty();
        };
    }

    private Stream<Action> create(Proposal proposal, Recommendation recommendation) {
        var evidence = recommendation.evidence().stream()
                .flatMap(piece -> piece.sources().stream())
                .toList();
        return Stream.ofNullable(proposal.definition())
                .flatMap(definition -> protocols.activity(definition).stream())
                .map(activity -> Action.create(
                        proposal.title(),
                        writer.propose(activity, record.patient().id(), evidence)));
    }

    private Stream<Action> hold(Proposal proposal) {
        Proposal.@Nullable ReasonCode reason = proposal.reason();
        return reason == null
                ? Stream.empty()
                : studyOrders(order -> order.status() == MedicationOrder.Status.ACTIVE)
                        .flatMap(order -> record.order(order).stream())
                        .map(order ->
                                Action.update(proposal.title(), writer.hold(order, reason, "Hematologic toxicity")));
    }

    private Stream<Action> resume(Proposal proposal) {
        return held().map(held -> Action.update(proposal.title(), writer.resume(held.resource())));
    }

    private Stream<Action> resumeLower(Proposal proposal) {
        return held().flatMap(held -> held
                .order()
                .dosing()
                .amount()
                .flatMap(protocol.drug()::nextBelow)
                .map(level -> Action.update(
                        "%s: %s".formatted(proposal.title(), level), writer.resume(held.resource(), level)))
                .stream());
    }

    private record Held(MedicationOrder order, JsonNode resource) {}

    private Stream<Held> held() {
        return studyOrders(order -> order.status() == MedicationOrder.Status.ON_HOLD)
                .flatMap(order -> record.order(order).map(resource -> new Held(order, resource)).stream());
    }

    private static Stream<Action> removeDraft(Proposal proposal, Stream<MedicationOrder> orders) {
        return orders.filter(order -> order.inHand() && order.status() == MedicationOrder.Status.DRAFT)
                .map(order -> order.source().reference())
                .filter(reference -> !reference.endsWith("/?"))
                .map(reference -> Action.delete(proposal.title(), reference));
    }

    /** The drafts that the rule looked at: they are its evidence. */
    private Stream<MedicationOrder> growthFactorDrafts(Recommendation recommendation) {
        Set<ResourceVersion> seen = recommendation.evidence().stream()
                .flatMap(piece -> piece.sources().stream())
                .collect(Collectors.toSet());
        return chart.medicationOrders().stream()
                .filter(order -> seen.contains(order.source()))
                .filter(order -> !protocol.studyDrug().contains(order.medication()));
    }

    private Stream<MedicationOrder> studyOrders(Predicate<MedicationOrder> which) {
        return chart.medicationOrders().stream()
                .filter(order -> protocol.studyDrug().contains(order.medication()))
                .filter(which);
    }
}
