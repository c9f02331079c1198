package org.nadir.fhirserver.requests;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Looks at the patches in a Bundle: an XML patch would travel there as base64, past every check of XML, and a FHIRPath
 * patch brings expressions of the caller.
 */
@Interceptor(order = -1000)
public class PatchEntries {

    private final ExpressionBounds expressions;

    /** With these bounds for expressions. */
    public PatchEntries(ExpressionBounds expressions) {
        this.expressions = expressions;
    }

    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(IBaseBundle sent) {
        if (sent instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                BundleEntryComponent entry = bundle.getEntry().get(i);
                if (entry.getRequest().getMethod() == HTTPVerb.PATCH) {
                    check(i, entry.getResource());
                }
            }
        }
    }

    private void check(int index, IBaseResource patch) {
        if (patch instanceof Parameters operations) {
            expressions.check(operations);
        } else if (!(patch instanceof Binary binary && Constants.CT_JSON_PATCH.equals(binary.getContentType()))) {
            throw new InvalidRequestException(
                    "Bundle.entry[%d].resource must be Parameters, or a Binary with contentType application/json-patch+json"
                            .formatted(index));
        }
    }
}
