package org.nadir.fhirserver.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.ValidationModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.operations.ValidateRequest.Candidate;

/**
 * {@code $validate} of one resource type.
 *
 * <p>HAPI's own parses the body first and so refuses with 400 what it is asked to judge; it also cannot read a
 * profile that comes as a uri, the type that R4 gives it.
 */
public class ValidateOperation implements IResourceProvider {

    private static final String NAME = "$validate";
    private static final String DEFINITION = "http://hl7.org/fhir/OperationDefinition/Resource-validate";

    private static final Optional<String> DELETE = Optional.of("delete");

    private final FhirContext context;
    private final IFhirResourceDao<IBaseResource> store;

    public ValidateOperation(FhirContext context, IFhirResourceDao<IBaseResource> store) {
        this.context = context;
        this.store = store;
    }

    @Override
    public Class<IBaseResource> getResourceType() {
        return store.getResourceType();
    }

    /** Checks the resource that the request brings. */
    @Operation(name = NAME, manualRequest = true, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseOperationOutcome validateSent(RequestDetails request) {
        ValidateRequest asked = read(request);
        if (asked.candidate().isEmpty()) {
            throw new InvalidRequestException("The resource to validate is missing");
        }
        return validate(asked, null, request);
    }

    /** Checks the stored resource, or what shall take its place. */
    @Operation(name = NAME, manualRequest = true, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseOperationOutcome validateStored(@IdParam IdType id, RequestDetails request) {
        return validate(read(request), id, request);
    }

    private ValidateRequest read(RequestDetails request) {
        String body = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        ValidateRequest asked = ValidateRequest.read(context, body, request.getParameters());
        asked.candidate().ifPresent(this::checkType);
        return asked;
    }

    private void checkType(Candidate candidate) {
        String given = context.getResourceType(candidate.resource());
        String expected = context.getResourceType(getResourceType());
        if (!given.equals(expected)) {
            throw new InvalidRequestException(
                    "The resource is of type %s, and the address says %s".formatted(given, expected));
        }
    }

    private IBaseOperationOutcome validate(ValidateRequest asked, @Nullable IdType id, RequestDetails request) {
        boolean ofProfile = asked.mode().filter(ValidateRequest.PROFILE::equals).isPresent();
        if (ofProfile && (id == null || asked.profile().isEmpty())) {
            throw new InvalidRequestException("The mode profile checks a stored resource: give its id and a profile");
        }
        if (id != null && asked.candidate().isEmpty() && !asked.mode().equals(DELETE)) {
            ValidateRequest ofStored =
                    new ValidateRequest(Optional.of(stored(id, request)), asked.mode(), asked.profile());
            return judge(ofStored, null, ofProfile, request);
        }
        return judge(asked, id, ofProfile, request);
    }

    private IBaseOperationOutcome judge(
            ValidateRequest asked, @Nullable IdType id, boolean ofProfile, RequestDetails request) {
        Optional<Candidate> candidate = asked.candidate();
        return PlainIssues.of(store.validate(
                        candidate.map(Candidate::resource).orElse(null),
                        id,
                        candidate.map(Candidate::written).orElse(null),
                        candidate.map(Candidate::encoding).orElse(EncodingEnum.JSON),
                        ofProfile
                                ? null
                                : asked.mode().map(ValidationModeEnum::forCode).orElse(null),
                        asked.profile().orElse(null),
                        request)
                .getOperationOutcome());
    }

    /** Written anew: HAPI would validate the text in its table, where the claimed profiles are not. */
    private Candidate stored(IdType id, RequestDetails request) {
        IBaseResource resource = store.read(id, request);
        return new Candidate(resource, context.newJsonParser().encodeResourceToString(resource), EncodingEnum.JSON);
    }
}
