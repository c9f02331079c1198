package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.jspecify.annotations.Nullable;

/** HAPI's REST server without its advertisement. */
class FhirServlet extends RestfulServer {

    private static final long serialVersionUID = 1L;

    FhirServlet(FhirContext context) {
        super(context);
    }

    @Override
    protected @Nullable String createPoweredByHeader() {
        return null;
    }
}
