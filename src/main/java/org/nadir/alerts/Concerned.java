package org.nadir.alerts;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResearchSubject;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nadir.fhir.CardSystems;

/** Whose assessment a resource bears on: its patient, or for feedback the alert of the answered card. */
final class Concerned {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private Concerned() {}

    /** References such as {@code Patient/1}; empty for what no rule looks at. */
    static Set<String> by(IBaseResource resource) {
        return switch (resource) {
            case Patient patient -> patient(new Reference(patient.getIdElement().toUnqualifiedVersionless()));
            case Observation observation -> patient(observation.getSubject());
            case Condition condition -> patient(condition.getSubject());
            case Procedure procedure -> patient(procedure.getSubject());
            case MedicationRequest order -> patient(order.getSubject());
            case ServiceRequest order -> patient(order.getSubject());
            case QuestionnaireResponse answers -> patient(answers.getSubject());
            case ResearchSubject participant -> patient(participant.getIndividual());
            case Communication communication -> alerts(communication);
            default -> Set.of();
        };
    }

    private static Set<String> patient(Reference reference) {
        return Optional.of(new IdType(reference.getReference()))
                .filter(id -> "Patient".equals(id.getResourceType()) && id.hasIdPart())
                .map(id -> Set.of("Patient/" + id.getIdPart()))
                .orElse(Set.of());
    }

    private static Set<String> alerts(Communication communication) {
        return communication.getIdentifier().stream()
                .filter(identifier -> CardSystems.CARD.equals(identifier.getSystem()))
                .flatMap(Concerned::value)
                .map(card -> "DetectedIssue/" + card)
                .collect(Collectors.toSet());
    }

    private static Stream<String> value(Identifier identifier) {
        return Stream.ofNullable(identifier.getValue()).filter(ID.asMatchPredicate());
    }
}
