package org.nadir.fhirserver.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What belongs to a patient: https://hl7.org/fhir/R4/compartmentdefinition-patient.html. A type that the standard leaves
 * out belongs to it too when it can be searched by {@code patient}, as a GuidanceResponse.
 */
final class PatientCompartment {

    /** Types that a record is not readable without, exported where a record refers to them. */
    static final Set<String> REFERRED_TO =
            Set.of("Location", "Medication", "Organization", "Practitioner", "PractitionerRole");

    /** Types that tell of the access to records: no part of one, and exported from the whole system when asked for by name. */
    static final Set<String> WHEN_NAMED = Set.of("AuditEvent");

    private static final String NAME = "Patient";

    private final FhirContext context;
    private final Collection<String> served;
    private final ISearchParamRegistry parameters;

    PatientCompartment(FhirContext context, Collection<String> served, ISearchParamRegistry parameters) {
        this.context = context;
        this.served = served;
        this.parameters = parameters;
    }

    /** The types of which an export of patients can hold something. */
    Set<String> types() {
        Set<String> types = new TreeSet<>(REFERRED_TO);
        served.stream().filter(type -> paths(type).findAny().isPresent()).forEach(types::add);
        types.addAll(List.of(NAME, "Provenance"));
        types.retainAll(served);
        return types;
    }

    /**
     * The elements that put a resource of a type into the compartment of the patient they refer to, as HAPI indexes
     * them. Who looked at a record is no part of it. A link between two Patients does not: the other one may be no member of the group.
     */
    Stream<String> paths(String type) {
        if (type.equals(NAME) || WHEN_NAMED.contains(type)) {
            return Stream.of();
        }
        Stream<String> ofTheStandard =
                context.getResourceDefinition(type).getSearchParamsForCompartmentName(NAME).stream()
                        .map(RuntimeSearchParam::getName);
        return Stream.concat(ofTheStandard, Stream.of("patient"))
                .distinct()
                .flatMap(name -> Stream.ofNullable(
                        parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH)))
                .flatMap(parameter -> parameter.getPathsSplitForResourceType(type).stream());
    }
}
