package org.nadir.fhiroperations.apply;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.SuggestionWriter;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.protocol.Proposal;

/**
 * Writes what a recommendation offers, one action for each thing that can be done.
 *
 * <p>A new order is a draft in the answer. A change names the stored order and says what changes: a copy of the order in
 * the answer could be taken for the order itself. There are no drafts in hand, so none is ever removed.
 */
final class ProposedActions {

    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/action-type";
    private static final String URI = "urn:ietf:rfc:3986";

    private final AppliedProtocol applied;
    private final Protocols protocols;
    private final Drafts drafts;
    private final SuggestionWriter writer;

    ProposedActions(AppliedProtocol applied, Protocols protocols, Drafts drafts) {
        this.applied = applied;
        this.protocols = protocols;
        this.drafts = drafts;
        this.writer = new SuggestionWriter(applied.now());
    }

    List<RequestGroupActionComponent> write(Recommendation recommendation) {
        return recommendation.proposals().stream()
                .flatMap(proposal -> actions(proposal, recommendation))
                .toList();
    }

    private Stream<RequestGroupActionComponent> actions(Proposal proposal, Recommendation recommendation) {
        return switch (proposal.kind()) {
            case CREATE -> create(proposal, recommendation);
            case HOLD -> hold(proposal);
            case RESUME -> resume(proposal);
            case RESUME_LOWER -> resumeLower(proposal);
            case REMOVE_DRAFT, REMOVE_GCSF_DRAFT -> Stream.empty();
            case OPEN_QUESTIONNAIRE -> open(proposal);
        };
    }

    private Stream<RequestGroupActionComponent> create(Proposal proposal, Recommendation recommendation) {
        List<ResourceVersion> evidence = recommendation.evidence().stream()
                .flatMap(piece -> piece.sources().stream())
                .toList();
        return Stream.ofNullable(proposal.definition())
                .flatMap(definition -> protocols.activity(definition).stream())
                .map(activity ->
                        drafts.add(writer.propose(activity, applied.subject().patientId(), evidence)))
                .map(draft -> action(proposal.title(), draft).setType(type("create", "Create")));
    }

    private Stream<RequestGroupActionComponent> hold(Proposal proposal) {
        Proposal.@Nullable ReasonCode reason = proposal.reason();
        return reason == null
                ? Stream.empty()
                : orders(MedicationOrder.Status.ACTIVE)
                        .map(order -> change(
                                proposal.title(),
                                order,
                                "hold",
                                "status from active to on-hold, statusReason %s (%s)"
                                        .formatted(reason.display(), reason.code())));
    }

    private Stream<RequestGroupActionComponent> resume(Proposal proposal) {
        return orders(MedicationOrder.Status.ON_HOLD)
                .map(order -> change(
                        proposal.title(), order, "resume", "status from on-hold to active, statusReason removed"));
    }

    private Stream<RequestGroupActionComponent> resumeLower(Proposal proposal) {
        return orders(MedicationOrder.Status.ON_HOLD)
                .flatMap(order -> order
                        .dosing()
                        .amount()
                        .flatMap(applied.protocol().drug()::nextBelow)
                        .map(level -> resumeAt(proposal, order, level))
                        .stream());
    }

    private static RequestGroupActionComponent resumeAt(Proposal proposal, MedicationOrder order, Dose level) {
        return change(
                "%s: %s".formatted(proposal.title(), level),
                order,
                "resume-lower-dose",
                "status from on-hold to active, statusReason removed, every doseQuantity to %s, the words of the dosage removed"
                        .formatted(level));
    }

    private static Stream<RequestGroupActionComponent> open(Proposal proposal) {
        return Stream.ofNullable(proposal.definition())
                .map(canonical -> new Reference()
                        .setType("Questionnaire")
                        .setIdentifier(new Identifier().setSystem(URI).setValue(canonical)))
                .map(questionnaire -> action(proposal.title(), questionnaire));
    }

    private Stream<MedicationOrder> orders(MedicationOrder.Status status) {
        return applied.subject().chart().medicationOrders().stream()
                .filter(order -> applied.protocol().studyDrug().contains(order.medication()))
                .filter(order -> order.status() == status);
    }

    private static RequestGroupActionComponent change(
            String title, MedicationOrder order, String code, String description) {
        String reference = order.source().reference();
        RequestGroupActionComponent action = action(title, new Reference(reference))
                .setDescription("Change %s, as read in version %s: %s."
                        .formatted(reference, order.source().version(), description))
                .setType(type("update", "Update"));
        action.addCode().addCoding().setSystem(Canonical.ORDER_CHANGE).setCode(code);
        return action;
    }

    private static RequestGroupActionComponent action(String title, Reference resource) {
        return new RequestGroupActionComponent().setTitle(title).setResource(resource);
    }

    private static CodeableConcept type(String code, String display) {
        return new CodeableConcept(new Coding(TYPES, code, display));
    }
}
