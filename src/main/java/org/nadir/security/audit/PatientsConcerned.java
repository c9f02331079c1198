package org.nadir.security.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * Whose data a resource holds: the owners of the compartments it is in, as absolute addresses.
 *
 * @see <a href="https://hl7.org/fhir/R4/compartmentdefinition-patient.html">Patient compartment</a>
 */
final class PatientsConcerned {

    private static final String PATIENT = "Patient";

    /** Who reads the audit trail is told of once, not once for each patient whom it names. */
    private static final Set<String> NOBODYS = Set.of("AuditEvent", "OperationOutcome", "Subscription");

    private final FhirContext context;
    private final FhirTerser terser;
    private final OwnAddress server;

    PatientsConcerned(FhirContext context, OwnAddress server) {
        this.context = context;
        this.terser = context.newTerser();
        this.server = server;
    }

    /** The patients of a resource, or of all in a Bundle or Parameters. */
    Set<String> of(IBaseResource resource) {
        Set<String> patients = new TreeSet<>();
        owners(resource)
                .forEach(id -> patients.add(server.absolute(
                        id.toUnqualifiedVersionless().isIdPartValid() && !id.hasBaseUrl()
                                ? PATIENT + "/" + id.getIdPart()
                                : id.toVersionless().getValue())));
        return patients;
    }

    private Stream<IIdType> owners(IBaseResource resource) {
        return switch (resource) {
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .filter(Objects::nonNull)
                        .flatMap(this::owners);
            case Parameters parameters -> inside(parameters.getParameter());
            case GuidanceResponse card -> Stream.of(card.getSubject().getReferenceElement());
            case IBaseResource other -> ownersOfOne(other);
        };
    }

    private Stream<IIdType> inside(Collection<ParametersParameterComponent> parameters) {
        return parameters.stream()
                .flatMap(parameter -> Stream.concat(
                        Stream.ofNullable(parameter.getResource()).flatMap(this::owners), inside(parameter.getPart())));
    }

    private Stream<IIdType> ownersOfOne(IBaseResource resource) {
        String type = resource.fhirType();
        if (NOBODYS.contains(type)) {
            return Stream.empty();
        }
        if (type.equals(PATIENT)) {
            return Stream.of(resource.getIdElement());
        }
        boolean canBelong = !context.getResourceDefinition(type)
                .getSearchParamsForCompartmentName(PATIENT)
                .isEmpty();
        List<IIdType> owners =
                canBelong ? terser.getCompartmentOwnersForResource(PATIENT, resource, Set.of()) : List.of();
        return owners.stream();
    }
}
