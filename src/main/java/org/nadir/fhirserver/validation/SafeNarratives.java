package org.nadir.fhirserver.validation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Refuses a resource whose narrative would act in a browser, also where validation is off.
 *
 * <p>It is refused and never cleaned: a signed or acknowledged document is not ours to change.
 */
@Interceptor(order = SafeNarratives.BEFORE_VALIDATION)
public class SafeNarratives {

    static final int BEFORE_VALIDATION = WriteValidation.AFTER_SECURITY - 10;

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        check(resource, resource.fhirType());
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        check(resource, resource.fhirType());
    }

    private static void check(IBaseResource resource, String place) {
        if (resource instanceof DomainResource domain) {
            if (domain.getText().hasDiv()) {
                ActiveContent.in(domain.getText().getDiv()).ifPresent(found -> refuse(place + ".text.div", found));
            }
            for (int i = 0; i < domain.getContained().size(); i++) {
                check(domain.getContained().get(i), "%s.contained[%d]".formatted(place, i));
            }
        } else if (resource instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                Resource entry = bundle.getEntry().get(i).getResource();
                if (entry != null) {
                    check(entry, "%s.entry[%d].resource".formatted(place, i));
                }
            }
        }
    }

    private static void refuse(String place, String found) {
        throw new UnprocessableEntityException(
                "%s is refused: %s. Send the narrative without it, or none".formatted(place, found));
    }
}
