package org.nadir.security.tokens;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** Says in the capability statement that access goes by SMART on FHIR, and where the authorization server is. */
@Interceptor
public final class CapabilitySecurity {

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    /** Name in the extension, and in the SMART configuration. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "authorize", "authorization_endpoint",
            "token", "token_endpoint",
            "register", "registration_endpoint",
            "manage", "management_endpoint",
            "introspect", "introspection_endpoint",
            "revoke", "revocation_endpoint");

    private final SmartDiscovery discovery;

    CapabilitySecurity(SmartDiscovery discovery) {
        this.discovery = discovery;
    }

    /** Called when the statement is made. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void describe(IBaseConformance made, ServletRequestDetails request) {
        if (made instanceof CapabilityStatement statement) {
            Extension addresses = addresses(discovery.document(request.getServletRequest()));
            statement.getRest().stream()
                    .map(CapabilityStatementRestComponent::getSecurity)
                    .forEach(security -> describe(security, addresses));
        }
    }

    private static void describe(CapabilityStatementRestSecurityComponent security, Extension addresses) {
        CodeableConcept service = security.setCors(true).addService();
        service.addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("SMART-on-FHIR")
                .setDisplay("SMART-on-FHIR");
        service.setText("OAuth2 using SMART-on-FHIR profile (see http://docs.smarthealthit.org)");
        if (addresses.hasExtension()) {
            security.addExtension(addresses);
        }
    }

    private static Extension addresses(Map<String, Object> configuration) {
        Extension extension = new Extension(OAUTH_URIS);
        ADDRESSES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> configuration.get(entry.getValue()) != null)
                .forEach(entry -> extension.addExtension(
                        entry.getKey(), new UriType(String.valueOf(configuration.get(entry.getValue())))));
        return extension;
    }
}
