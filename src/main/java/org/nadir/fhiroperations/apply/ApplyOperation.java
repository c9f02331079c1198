package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhir.Protocols;
import org.nadir.toxicity.protocol.Protocol;

/**
 * {@code PlanDefinition/$apply}: the advice of a stored protocol for a stored patient, as the cards give it.
 *
 * <p>Nothing is stored: the advice is derived again each time it is asked for.
 */
public class ApplyOperation {

    private static final String NAME = "$apply";
    private static final String STANDARD = "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private final Protocols protocols;
    private final ProtocolApplication application;
    private final CarePlanWriter writer;

    ApplyOperation(Protocols protocols, ProtocolApplication application, CarePlanWriter writer) {
        this.protocols = protocols;
        this.application = application;
        this.writer = writer;
    }

    /** Applies the protocol of that id. */
    @Operation(name = NAME, typeName = "PlanDefinition", canonicalUrl = STANDARD, idempotent = true)
    public CarePlan applyStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        ApplyRequest asked = ApplyRequest.ofProtocol(body, request.getParameters(), request.getFhirServerBase());
        String plain = id.getIdPart();
        return answer(
                asked,
                plain.matches(ID) ? "PlanDefinition/" + plain : "",
                () -> new ResourceNotFoundException("There is no PlanDefinition with the id " + plain));
    }

    /** Applies the active protocol under a canonical address. */
    @Operation(name = NAME, typeName = "PlanDefinition", canonicalUrl = STANDARD, idempotent = true)
    public CarePlan applyNamed(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        ApplyRequest asked = ApplyRequest.ofCanonical(body, request.getParameters(), request.getFhirServerBase());
        String canonical = asked.canonical().orElseThrow();
        return answer(
                asked,
                canonical,
                () -> new ResourceNotFoundException(
                        "The parameter url is '%s', and no such PlanDefinition is stored".formatted(canonical)));
    }

    private CarePlan answer(ApplyRequest asked, String address, Supplier<ResourceNotFoundException> unknown) {
        return writer.write(application.apply(protocol(address, unknown), asked.patientId()));
    }

    private Protocol protocol(String address, Supplier<ResourceNotFoundException> unknown) {
        try {
            return protocols.ofStudy(address).orElseThrow(unknown);
        } catch (InvalidProtocolException noProtocol) {
            throw new UnprocessableEntityException("%s cannot be applied, for it is no usable toxicity protocol: %s"
                    .formatted(address, noProtocol.getMessage()));
        }
    }
}
