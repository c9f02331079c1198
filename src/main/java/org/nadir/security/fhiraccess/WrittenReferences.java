package org.nadir.security.fhiraccess;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.nadir.security.scopes.Permission;

/**
 * Keeps references to other patients' records out of what somebody writes for one patient. The store refuses a
 * reference to nothing, so whether one is taken would tell whether its target is there.
 */
class WrittenReferences {

    private final FhirContext context;
    private final Boundaries boundaries;

    WrittenReferences(FhirContext context, Boundaries boundaries) {
        this.context = context;
        this.boundaries = boundaries;
    }

    /** Refuses a reference that was not there before and leads out of the patient's record. */
    void check(Access access, RequestDetails request, Optional<IBaseResource> before, IBaseResource after) {
        Set<String> patients = patients(access, after.fhirType());
        if (patients.isEmpty()) {
            return;
        }
        Set<LocalReference> old = before.map(resource -> targets(resource).collect(Collectors.toSet()))
                .orElse(Set.of());
        boolean astray = targets(after)
                .filter(target -> !old.contains(target))
                .anyMatch(target -> !isOpen(target, patients) && !isInSameBundle(request, target));
        if (astray) {
            throw Refusals.because("The resource refers to something that is not in the patient's record");
        }
    }

    private static Set<String> patients(Access access, String type) {
        return Stream.of(Permission.CREATE, Permission.UPDATE)
                .map(permission -> access.extent(permission, type))
                .flatMap(extent -> extent instanceof Extent.Within within ? within.patients().stream() : Stream.of())
                .collect(Collectors.toSet());
    }

    private boolean isOpen(LocalReference target, Set<String> patients) {
        return PatientData.isShared(target.type())
                || patients.stream().anyMatch(patient -> boundaries.isOfRecord(patient, target));
    }

    /** The entry that makes it is judged by itself. */
    private static boolean isInSameBundle(RequestDetails request, LocalReference target) {
        return EntriesInHand.of(request).anyMatch(entry -> BundleEntry.makes(entry, target));
    }

    private Stream<LocalReference> targets(IBaseResource resource) {
        return context.newTerser().getAllResourceReferences(resource).stream()
                .flatMap(found -> LocalReference.of(found.getResourceReference()).stream());
    }

    /** The entries of the transaction that is carried out. */
    static final class EntriesInHand {

        private static final String KEY = EntriesInHand.class.getName();

        private EntriesInHand() {}

        static void remember(RequestDetails request, Bundle bundle) {
            request.getUserData().put(KEY, bundle);
        }

        static Stream<Bundle.BundleEntryComponent> of(RequestDetails request) {
            return request.getUserData().get(KEY) instanceof Bundle bundle ? bundle.getEntry().stream() : Stream.of();
        }
    }
}
