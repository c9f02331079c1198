package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.nadir.fhir.RequestOwner;

/** The caller behind the access token, as for the pages of a search. */
class GrantedOwner implements RequestOwner {

    @Override
    public String of(RequestDetails request) {
        return request instanceof ServletRequestDetails fromOutside
                ? CurrentAccess.of(fromOutside).owner()
                : "";
    }
}
