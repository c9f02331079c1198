package org.nadir.fhiroperations.apply;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationPriority;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.RequestGroup.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.RequestGroup.RequestPriority;
import org.hl7.fhir.r4.model.StringType;
import org.nadir.fhir.Canonical;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Rule;

/** Writes a recommendation as an action of the group; its element id is the card's uuid. */
final class RecommendedActions {

    static final String EVIDENCE = Canonical.BASE + "/StructureDefinition/advice-evidence";

    private final AppliedProtocol applied;
    private final ProposedActions proposed;
    private final Drafts drafts;

    RecommendedActions(AppliedProtocol applied, ProposedActions proposed, Drafts drafts) {
        this.applied = applied;
        this.proposed = proposed;
        this.drafts = drafts;
    }

    RequestGroupActionComponent write(Recommendation recommendation) {
        Rule rule = recommendation.rule();
        RequestGroupActionComponent action = new RequestGroupActionComponent()
                .setPrefix(rule.id())
                .setTitle(rule.title())
                .setDescription(AdviceText.description(recommendation))
                .setTextEquivalent(AdviceText.whole(recommendation))
                .setPriority(RequestPriority.fromCode(recommendation.urgency().code()));
        action.setId(recommendation.uuid(applied.subject().patientId(), applied.protocol()));
        ManagementAction topic = rule.topic();
        action.addCode()
                .addCoding()
                .setSystem(Canonical.MANAGEMENT_ACTION)
                .setCode(topic.code())
                .setDisplay(topic.display());
        recommendation.evidence().forEach(piece -> evidence(piece)
                .forEach(source -> action.addExtension(EVIDENCE, source)));
        rule.citations().forEach(citation -> action.addDocumentation(documentation(citation)));
        return doing(action, recommendation);
    }

    /** An action has actions or a resource (invariant rqg-1), so advice that offers nothing is a message to the clinician. */
    private RequestGroupActionComponent doing(RequestGroupActionComponent action, Recommendation recommendation) {
        List<RequestGroupActionComponent> offered = proposed.write(recommendation);
        return offered.isEmpty()
                ? action.setResource(drafts.add(message(recommendation)))
                : action.setSelectionBehavior(ActionSelectionBehavior.ANY).setAction(offered);
    }

    private CommunicationRequest message(Recommendation recommendation) {
        CommunicationRequest message = new CommunicationRequest()
                .setStatus(CommunicationRequestStatus.DRAFT)
                .setPriority(
                        CommunicationPriority.fromCode(recommendation.urgency().code()))
                .setSubject(new Reference(applied.subject().reference()))
                .setAuthoredOnElement(applied.moment());
        message.addPayload().setContent(new StringType(AdviceText.whole(recommendation)));
        return message;
    }

    private static Stream<Reference> evidence(Evidence piece) {
        return piece.sources().stream()
                .map(ResourceVersion::reference)
                .distinct()
                .map(reference -> new Reference(reference).setDisplay(AdviceText.of(piece)));
    }

    private static RelatedArtifact documentation(Rule.Citation citation) {
        return new RelatedArtifact()
                .setType(RelatedArtifactType.CITATION)
                .setCitation(citation.text())
                .setUrl(citation.url());
    }
}
