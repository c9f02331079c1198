package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestIntent;
import org.hl7.fhir.r4.model.RequestGroup.RequestStatus;
import org.nadir.fhir.Protocols;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * Writes the advice as a CarePlan with one contained RequestGroup, as the standard operation asks.
 *
 * @see <a href="https://hl7.org/fhir/R4/plandefinition-operation-apply.html">PlanDefinition $apply</a>
 */
final class CarePlanWriter {

    private static final String GROUP = "#request-group";

    private final FhirContext context;
    private final Protocols protocols;

    CarePlanWriter(FhirContext context, Protocols protocols) {
        this.context = context;
        this.protocols = protocols;
    }

    CarePlan write(AppliedProtocol applied) {
        Drafts drafts = new Drafts(context);
        CarePlan plan = new CarePlan()
                .setStatus(CarePlanStatus.DRAFT)
                .setIntent(CarePlanIntent.PROPOSAL)
                .setTitle(applied.protocol().title())
                .setDescription(description(applied))
                .setSubject(new Reference(applied.subject().reference()))
                .setCreatedElement(applied.moment());
        plan.addInstantiatesCanonical(applied.protocol().canonical());
        applied.remarks().forEach(remark -> plan.addNote().setText(remark));
        plan.addContained(group(applied, drafts));
        drafts.all().forEach(plan::addContained);
        plan.addActivity().setReference(new Reference(GROUP));
        return plan;
    }

    private RequestGroup group(AppliedProtocol applied, Drafts drafts) {
        RequestGroup group = new RequestGroup()
                .setStatus(RequestStatus.DRAFT)
                .setIntent(RequestIntent.PROPOSAL)
                .setSubject(new Reference(applied.subject().reference()))
                .setAuthoredOnElement(applied.moment());
        group.setId(GROUP);
        group.addInstantiatesCanonical(applied.protocol().canonical());
        applied.advice().stream()
                .flatMap(recommendation -> recommendation.evidence().stream())
                .flatMap(piece -> piece.sources().stream())
                .map(ResourceVersion::reference)
                .filter(reference -> reference.startsWith("Observation/") || reference.startsWith("Condition/"))
                .distinct()
                .forEach(reference -> group.addReasonReference(new Reference(reference)));
        RecommendedActions actions =
                new RecommendedActions(applied, new ProposedActions(applied, protocols, drafts), drafts);
        applied.advice().forEach(recommendation -> group.addAction(actions.write(recommendation)));
        return group;
    }

    private static String description(AppliedProtocol applied) {
        return "%s The drug is investigational: the study protocol decides."
                .formatted(
                        applied.advice().isEmpty()
                                ? "No rule of the protocol applies now."
                                : "What the protocol advises now, the most urgent first, graded by CTCAE %s."
                                        .formatted(applied.protocol()
                                                .ctcaeVersion()
                                                .label()));
    }
}
