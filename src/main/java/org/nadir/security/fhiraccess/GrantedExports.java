package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import org.nadir.fhirserver.export.ExportAccess;
import org.nadir.fhirserver.export.ExportJob;
import org.nadir.fhirserver.export.ExportOrder;
import org.nadir.security.scopes.Grant;

/** Exports are for clients with {@code system/} scopes: the types that these open, and for the same client only. */
class GrantedExports implements ExportAccess {

    @Override
    public Admission admit(RequestDetails kickOff, ExportOrder order, List<String> named) {
        Access access = CurrentAccess.of((ServletRequestDetails) kickOff);
        named.stream().filter(type -> !access.exports(type)).findFirst().ifPresent(type -> {
            throw Refusals.needs("system/" + type + ".rs");
        });
        List<String> open = order.types().stream().filter(access::exports).toList();
        if (open.isEmpty()) {
            throw Refusals.needs("system/*.rs, or one for each type that is exported");
        }
        return new Admission(owner(kickOff), new ExportOrder(order.scope(), open, order.since(), order.warnings()));
    }

    @Override
    public void check(RequestDetails request, ExportJob job) {
        if (!owner(request).equals(job.owner())) {
            throw new ResourceNotFoundException("There is no such export, or it is deleted or expired");
        }
    }

    @Override
    public boolean asksForToken() {
        return true;
    }

    private static String owner(RequestDetails request) {
        return request instanceof ServletRequestDetails fromOutside
                        && fromOutside.getServletRequest().getAttribute(Grant.ATTRIBUTE) instanceof Grant grant
                ? grant.issuer() + "\n" + grant.client()
                : "";
    }
}
