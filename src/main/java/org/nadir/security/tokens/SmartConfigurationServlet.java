package org.nadir.security.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.nadir.fhirserver.answers.PlainOutcome;

/** Answers {@code /fhir/.well-known/smart-configuration} with JSON, whatever the caller accepts. */
final class SmartConfigurationServlet extends HttpServlet {

    /** Below the FHIR base, as SMART wants it. */
    static final String PATH = FhirBase.PATH + "/.well-known/smart-configuration";

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient SmartDiscovery discovery;
    private final boolean smart;

    SmartConfigurationServlet(SmartDiscovery discovery, boolean smart) {
        this.discovery = discovery;
        this.smart = smart;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!smart) {
            PlainOutcome.write(
                    response, 404, "not-supported", "This server asks for no access tokens (nadir.security.mode=open)");
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            PlainOutcome.write(response, 405, "not-supported", "The SMART configuration can only be read: use GET");
        } else {
            write(discovery.document(request), response);
        }
    }

    private static void write(Map<String, Object> document, HttpServletResponse response) throws IOException {
        if (!document.containsKey("token_endpoint")) {
            response.setHeader("Retry-After", "30");
            PlainOutcome.write(
                    response, 503, "transient", "The authorization server does not say now where to get a token");
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(document));
    }
}
