package org.nadir.fhirserver;

import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.jpa.interceptor.OverridePathBasedReferentialIntegrityForDeletesInterceptor;

/** Lets a result or an order be deleted although an alert rests on it: the alert is taken back then. */
@Interceptor
public class DeletableEvidence extends OverridePathBasedReferentialIntegrityForDeletesInterceptor {

    DeletableEvidence() {
        addPath("DetectedIssue.implicated");
    }
}
