package org.nadir.security.fhiraccess;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryMatchResult;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;

/** Decides whether a resource lies within an extent. */
class Boundaries {

    private final FhirContext context;
    private final SearchParamMatcher filters;
    private final StoredInstances store;

    Boundaries(FhirContext context, SearchParamMatcher filters, StoredInstances store) {
        this.context = context;
        this.filters = filters;
        this.store = store;
    }

    boolean contain(Extent extent, IBaseResource resource) {
        return switch (extent) {
            case Extent.Nothing nothing -> false;
            case Extent.Whole whole -> true;
            case Extent.Within(List<Bound> bounds) -> bounds.stream().anyMatch(bound -> fits(bound, resource));
        };
    }

    /** Whether the resource is about this patient and about no other. */
    boolean isAbout(String patient, IBaseResource resource) {
        return switch (resource.fhirType()) {
            case "Patient" -> patient.equals(resource.getIdElement().getIdPart());
            case "Provenance" -> isAboutRecord(patient, (Provenance) resource);
            case "Subscription" -> PatientCriteria.isBoundTo(patient, ((Subscription) resource).getCriteria());
            default ->
                PatientData.subject(resource.fhirType())
                        .map(subject -> refersTo(patient, subject, resource))
                        .orElse(false);
        };
    }

    private boolean fits(Bound bound, IBaseResource resource) {
        return bound.patient().map(patient -> isAbout(patient, resource)).orElse(true)
                && (!bound.isFiltered() || matches(bound.filter(), resource));
    }

    /** A filter that cannot be judged, such as one with a parameter that the type has not, lets nothing through. */
    private boolean matches(String filter, IBaseResource resource) {
        try {
            InMemoryMatchResult result = filters.match(resource.fhirType() + "?" + filter, resource, null);
            return result.supported() && result.matched();
        } catch (BaseServerResponseException unreadable) {
            return false;
        }
    }

    private boolean refersTo(String patient, PatientData.Subject subject, IBaseResource resource) {
        List<IBaseReference> subjects = context.newTerser()
                .getValues(resource, resource.fhirType() + "." + subject.element(), IBaseReference.class);
        return !subjects.isEmpty()
                && subjects.stream().allMatch(reference -> LocalReference.of(reference)
                        .filter(target -> target.equals(new LocalReference("Patient", patient)))
                        .isPresent());
    }

    /** A statement about several records is told to nobody who may not see all of them. */
    private boolean isAboutRecord(String patient, Provenance provenance) {
        List<Reference> targets = provenance.getTarget();
        return !targets.isEmpty()
                && targets.stream().allMatch(target -> LocalReference.of(target)
                        .filter(local -> isOfRecord(patient, local))
                        .isPresent());
    }

    /** Whether what a reference names is in the record of the patient; false where it is not there. */
    boolean isOfRecord(String patient, LocalReference target) {
        if (target.type().equals("Patient")) {
            return target.id().equals(patient);
        }
        if (!PatientData.isOfPatients(target.type()) || target.type().equals("Provenance")) {
            return false;
        }
        Optional<IBaseResource> found = store.current(target.type(), target.id());
        return found.filter(resource -> isAbout(patient, resource)).isPresent();
    }
}
