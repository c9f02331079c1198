package org.nadir.fhirserver.storage;

import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.jpa.interceptor.OverridePathBasedReferentialIntegrityForDeletesInterceptor;

/**
 * Lets a patient, a result or an order be deleted although the record of a card or an alert names it: what the server
 * writes down by itself must not stand in the way of a client. The record of a card stays, with its evidence in words; an
 * alert is taken back.
 */
@Interceptor
public class RecordsOfTheDeleted extends OverridePathBasedReferentialIntegrityForDeletesInterceptor {

    public RecordsOfTheDeleted() {
        addPath("GuidanceResponse.subject");
        addPath("GuidanceResponse.reasonReference");
        addPath("DetectedIssue.implicated");
    }
}
