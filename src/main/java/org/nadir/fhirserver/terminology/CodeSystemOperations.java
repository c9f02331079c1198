package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** {@code CodeSystem/$validate-code} and {@code CodeSystem/$lookup}. */
public class CodeSystemOperations {

    private static final String VALIDATE_CODE = "http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code";
    private static final String LOOKUP = "http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup";

    private static final Set<String> VALIDATE_PARAMETERS =
            Set.of("url", "codeSystem", "version", "code", "display", "coding", "codeableConcept", "abstract");
    private static final Set<String> LOOKUP_PARAMETERS = Set.of("code", "system", "version", "coding");

    private final Definitions definitions;
    private final DaoRegistry types;

    CodeSystemOperations(Definitions definitions, DaoRegistry types) {
        this.definitions = definitions;
        this.types = types;
    }

    /** Says whether a code system that is named or sent has a code. */
    @Operation(name = "$validate-code", typeName = "CodeSystem", idempotent = true, canonicalUrl = VALIDATE_CODE)
    public Parameters validate(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(VALIDATE_PARAMETERS, request.getParameters(), body);
        Optional<CodeSystem> sent = input.value("codeSystem", CodeSystem.class);
        if (sent.isPresent()) {
            if (input.has("url")) {
                throw new InvalidRequestException("Give either the url of a code system or the code system itself");
            }
            return validate(sent.get(), input);
        }
        String system = input.text("url")
                .or(() -> input.value("coding", Coding.class).map(Coding::getSystem))
                .orElseThrow(() -> new InvalidRequestException("The url of the code system is missing"));
        return validate(
                definitions.content(Canonical.of(system, input.text("version").orElse(null))),
                Canonical.of(system).url(),
                input);
    }

    /** Says whether a stored code system has a code. */
    @Operation(name = "$validate-code", typeName = "CodeSystem", idempotent = true, canonicalUrl = VALIDATE_CODE)
    public Parameters validateStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(VALIDATE_PARAMETERS, request.getParameters(), body);
        if (input.has("url") || input.has("codeSystem") || input.has("version")) {
            throw new InvalidRequestException(
                    "The address names the code system: leave out url, codeSystem and version");
        }
        return validate(types.getResourceDao(CodeSystem.class).read(id, request), input);
    }

    /** What is known of one code. */
    @Operation(name = "$lookup", typeName = "CodeSystem", idempotent = true, canonicalUrl = LOOKUP)
    public Parameters lookup(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(LOOKUP_PARAMETERS, request.getParameters(), body);
        if (input.has("code") == input.has("coding")) {
            throw new InvalidRequestException("Give either system and code, or coding");
        }
        Coding asked = AskedCodes.withSystem(input).get(0);
        String version = input.text("version").orElse(asked.getVersion());
        SystemContent content = definitions.content(Canonical.of(asked.getSystem(), version));
        return switch (CodeCheck.ofSystem(content, asked)) {
            case Membership.In in -> ConceptReport.of(content, in.concept());
            case Membership.Out out ->
                throw new ResourceNotFoundException(
                        "The code system %s has no code %s".formatted(asked.getSystem(), asked.getCode()));
            case Membership.Unknown unknown -> throw new ResourceNotFoundException(unknown.reason());
        };
    }

    private Parameters validate(CodeSystem system, OperationInput input) {
        if (!system.hasUrl()) {
            throw new InvalidRequestException("The code system has no url");
        }
        SystemContent content = Definitions.content(system)
                .orElseGet(() -> definitions.content(Canonical.of(system.getUrl(), system.getVersion())));
        return validate(content, system.getUrl(), input);
    }

    private Parameters validate(SystemContent content, String system, OperationInput input) {
        return new CodeCheck(
                        new ValueSetContent(definitions),
                        code -> CodeCheck.ofSystem(content, code),
                        "The code system " + system,
                        input.flag("abstract"))
                .answer(AskedCodes.ofSystem(input, system))
                .asParameters();
    }
}
