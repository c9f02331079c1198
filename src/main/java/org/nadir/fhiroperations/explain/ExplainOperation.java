package org.nadir.fhiroperations.explain;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhir.ProtocolProblem;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.SourceUnavailableException;
import org.nadir.fhiroperations.ResourceJson;

/**
 * {@code PlanDefinition/$explain}: what a protocol says, in words, or everything that keeps it from being one.
 *
 * <p>Nothing is stored: it is asked while a protocol is being written.
 */
public class ExplainOperation {

    private static final String NAME = "$explain";
    private static final String DEFINITION = Canonical.BASE + "/OperationDefinition/explain";

    private static final String PROTOCOL = "protocol";
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private final ResourceJson json;
    private final ResourceSource resources;
    private final Protocols protocols;

    ExplainOperation(ResourceJson json, ResourceSource resources, Protocols protocols) {
        this.json = json;
        this.resources = resources;
        this.protocols = protocols;
    }

    /** Explains the protocol that the request brings. */
    @Operation(name = NAME, typeName = "PlanDefinition", canonicalUrl = DEFINITION)
    public Parameters explainSent(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        checkNothingElse(request.getParameters());
        return explained(json.of(sent(body)));
    }

    /** Explains a stored protocol. */
    @Operation(name = NAME, typeName = "PlanDefinition", canonicalUrl = DEFINITION, idempotent = true)
    public Parameters explainStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        checkNothingElse(request.getParameters());
        if (body != null && !(body instanceof Parameters parameters && parameters.isEmpty())) {
            throw new InvalidRequestException(
                    "The address says which protocol is explained: call the operation on the type to send one");
        }
        String plain = id.getIdPart();
        List<JsonNode> found = plain.matches(ID) ? resources.fetch("PlanDefinition/" + plain) : List.of();
        return found.stream()
                .findFirst()
                .map(this::explained)
                .orElseThrow(() -> new ResourceNotFoundException("There is no PlanDefinition with the id " + plain));
    }

    private Parameters explained(JsonNode plan) {
        try {
            return new ExplainedProtocol(plan, protocols.tried(plan)).write();
        } catch (InvalidProtocolException invalid) {
            throw refusal(invalid);
        } catch (SourceUnavailableException unavailable) {
            throw refusal(new InvalidProtocolException(List.of(new ProtocolProblem(
                    "PlanDefinition.relatedArtifact", "its base cannot be looked up: " + unavailable.getMessage()))));
        }
    }

    private static UnprocessableEntityException refusal(InvalidProtocolException invalid) {
        return new UnprocessableEntityException(invalid.getMessage(), invalid.outcome());
    }

    private static PlanDefinition sent(@Nullable IBaseResource body) {
        return switch (body) {
            case PlanDefinition plan -> plan;
            case Parameters parameters -> protocol(parameters.getParameter());
            case null -> throw new InvalidRequestException("The parameter protocol is missing: give a PlanDefinition");
            default ->
                throw new InvalidRequestException("The body is %s: give a PlanDefinition, or Parameters with protocol"
                        .formatted(body.fhirType()));
        };
    }

    private static PlanDefinition protocol(List<ParametersParameterComponent> parameters) {
        parameters.stream()
                .filter(parameter -> !PROTOCOL.equals(parameter.getName()))
                .findFirst()
                .ifPresent(other -> {
                    throw unknown(String.valueOf(other.getName()));
                });
        if (parameters.size() == 1 && parameters.getFirst().getResource() instanceof PlanDefinition plan) {
            return plan;
        }
        throw new InvalidRequestException("The parameter protocol must be given once, as a resource: a PlanDefinition");
    }

    private static void checkNothingElse(Map<String, String[]> address) {
        address.keySet().stream()
                .filter(name -> !name.startsWith("_"))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown(name);
                });
    }

    private static InvalidRequestException unknown(String name) {
        return new InvalidRequestException(
                "The parameter '%s' is not known: on the type this operation takes protocol, on an instance nothing"
                        .formatted(name));
    }
}
