package org.nadir.security.fhiraccess;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.security.scopes.Permission;

/**
 * Chains, {@code _has} and sorting by another resource: they tell of resources that are not in the answer.
 *
 * <p>A step to another type is free where the caller may search all resources of that type. Where it may search only
 * those of one patient, just the steps between the patient and the patient's own resources are: by the narrowing of the
 * search they cannot lead to anybody else.
 */
class SearchPaths {

    private static final String HAS = "_has:";

    private final ISearchParamRegistry parameters;

    SearchPaths(ISearchParamRegistry parameters) {
        this.parameters = parameters;
    }

    /** Refuses a search that would look through resources that the caller may not search. */
    void check(Access access, String type, SearchParameterMap search) {
        search.entrySet().forEach(parameter -> parameter.getValue().stream()
                .flatMap(List::stream)
                .forEach(value -> check(access, type, parameter.getKey(), value)));
        for (SortSpec sort = search.getSort(); sort != null; sort = sort.getChain()) {
            checkPath(access, type, String.valueOf(sort.getParamName()));
        }
    }

    private void check(Access access, String type, String name, IQueryParameterType value) {
        if (value instanceof HasParam has) {
            checkHas(
                    access,
                    type,
                    new Has(has.getTargetResourceType(), has.getReferenceFieldName(), has.getParameterName()));
        } else if (value instanceof ReferenceParam reference && reference.getChain() != null) {
            String qualifier = reference.getResourceType() == null ? "" : ":" + reference.getResourceType();
            checkPath(access, type, name + qualifier + "." + reference.getChain());
        } else {
            checkPath(access, type, name);
        }
    }

    /** What follows {@code _has:}. */
    private record Has(String type, String reference, String next) {

        static Has read(String text) {
            String[] parts = text.split(":", 3);
            if (parts.length < 3) {
                throw Refusals.because("This _has cannot be judged");
            }
            return new Has(parts[0], parts[1], parts[2]);
        }
    }

    private void checkHas(Access access, String type, Has has) {
        Extent target = access.extent(Permission.SEARCH, has.type());
        boolean own = type.equals("Patient")
                && PatientData.isSubjectParameter(has.type(), has.reference())
                && isSamePatient(access.extent(Permission.SEARCH, "Patient"), target);
        if (!own && !(target instanceof Extent.Whole)) {
            throw Refusals.needs(access.missing(has.type(), "s") + " for all of what _has looks through");
        }
        if (has.next().startsWith(HAS)) {
            checkHas(access, has.type(), Has.read(has.next().substring(HAS.length())));
        } else {
            checkPath(access, has.type(), has.next());
        }
    }

    /** A path such as {@code subject:Patient.organization.name}; one name alone leads nowhere else. */
    private void checkPath(Access access, String type, String path) {
        String[] parts = path.split("\\.", 2);
        if (parts.length < 2) {
            return;
        }
        if (parts[1].startsWith(HAS)) {
            throw Refusals.because("A chain that goes on with _has is not open to this token");
        }
        String[] step = parts[0].split(":", 2);
        String next = parts[1].split("[.:]", 2)[0];
        if (leadsToOwnPatient(access, type, step[0])) {
            checkPath(access, "Patient", parts[1]);
            return;
        }
        for (String target : step.length == 2 ? Set.of(step[1]) : targets(type, step[0])) {
            if (step.length == 2 || knows(target, next)) {
                if (!(access.extent(Permission.SEARCH, target) instanceof Extent.Whole)) {
                    throw Refusals.needs(access.missing(target, "s") + " for all of what the chain looks through");
                }
                checkPath(access, target, parts[1]);
            }
        }
    }

    private static boolean leadsToOwnPatient(Access access, String type, String parameter) {
        return PatientData.isSubjectParameter(type, parameter)
                && isSamePatient(access.extent(Permission.SEARCH, type), access.extent(Permission.SEARCH, "Patient"));
    }

    /** Whether all that is found on one side is of patients that the other side opens without a filter. */
    private static boolean isSamePatient(Extent from, Extent to) {
        return from instanceof Extent.Within narrowed
                && narrowed.isOfPatients()
                && to instanceof Extent.Within open
                && open.wholePatients().containsAll(narrowed.patients());
    }

    private Set<String> targets(String type, String parameter) {
        @Nullable
        RuntimeSearchParam known =
                parameters.getActiveSearchParam(type, parameter, SearchParamLookupContextEnum.SEARCH);
        return known == null ? Set.of() : known.getTargets();
    }

    private boolean knows(String type, String parameter) {
        return PatientData.isDecided(type)
                && (parameter.startsWith("_")
                        || parameters.getActiveSearchParam(type, parameter, SearchParamLookupContextEnum.SEARCH)
                                != null);
    }
}
