package org.nadir.fhirserver;

import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.jpa.interceptor.OverridePathBasedReferentialIntegrityForDeletesInterceptor;

/**
 * Lets a patient or a result be deleted although the record of a card names it: what the server writes down by itself must
 * not stand in the way of a client. The record stays, with its evidence in words.
 */
@Interceptor
public class RecordsOfTheDeleted extends OverridePathBasedReferentialIntegrityForDeletesInterceptor {

    RecordsOfTheDeleted() {
        addPath("GuidanceResponse.subject");
        addPath("GuidanceResponse.reasonReference");
    }
}
