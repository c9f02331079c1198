package org.nadir.fhirserver.capabilities;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** Answers {@code /fhir/api-docs} with the OpenAPI document of this server; there is no page around it. */
@Interceptor(order = -900)
public class ApiDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Called first for each request; false ends it. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public boolean answer(ServletRequestDetails request) throws IOException {
        if (!"api-docs".equals(request.getRequestPath()) || request.getRequestType() != RequestTypeEnum.GET) {
            return true;
        }
        CapabilityStatement statement =
                (CapabilityStatement) request.getServer().getCapabilityStatement(request);
        byte[] document = JSON.writeValueAsBytes(ApiDocument.of(statement, request.getServer()));
        request.getServletResponse().setContentType("application/json");
        request.getServletResponse().setCharacterEncoding(StandardCharsets.UTF_8.name());
        request.getServletResponse().getOutputStream().write(document);
        return false;
    }
}
