package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.answers.PlainOutcome;
import org.nadir.fhirserver.requests.WithoutTurtle;

/** HAPI's REST server without its advertisement, and with an answer to methods that FHIR does not know. */
class FhirServlet extends RestfulServer {

    private static final long serialVersionUID = 1L;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    FhirServlet(FhirContext context) {
        super(context);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        WithoutTurtle known = new WithoutTurtle(request);
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "not-supported",
                    "The method is not one of the FHIR REST API");
        } else if (known.wantsNothingElse()) {
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_NOT_ACCEPTABLE,
                    "not-supported",
                    "RDF is not served; accept application/fhir+json or application/fhir+xml");
        } else {
            super.service(known, response);
        }
    }

    /** Whoever named the request before has told the caller already. */
    @Override
    protected void addRequestIdToResponse(ServletRequestDetails request, String id) {
        if (!request.getServletResponse().containsHeader(Constants.HEADER_REQUEST_ID)) {
            super.addRequestIdToResponse(request, id);
        }
    }

    @Override
    protected @Nullable String createPoweredByHeader() {
        return null;
    }
}
