package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code ValueSet/$expand} and {@code ValueSet/$validate-code}.
 *
 * <p>HAPI's own need Hibernate Search, fail with 500 where a code system is not here, and say in their messages how
 * they are built.
 */
public class ValueSetOperations {

    private static final String EXPAND = "http://hl7.org/fhir/OperationDefinition/ValueSet-expand";
    private static final String VALIDATE_CODE = "http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code";

    private static final Set<String> VALIDATE_PARAMETERS = Set.of(
            "url",
            "valueSet",
            "valueSetVersion",
            "system",
            "systemVersion",
            "code",
            "display",
            "coding",
            "codeableConcept",
            "abstract");

    private final Definitions definitions;
    private final DaoRegistry types;
    private final Expansions expansions;

    ValueSetOperations(Definitions definitions, DaoRegistry types, Clock clock) {
        this.definitions = definitions;
        this.types = types;
        this.expansions = new Expansions(clock);
    }

    /** Lists the codes of a value set that is named or sent. */
    @Operation(name = "$expand", typeName = "ValueSet", idempotent = true, canonicalUrl = EXPAND)
    public ValueSet expand(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(Expansions.PARAMETERS, request.getParameters(), body);
        return expand(asked(input), input);
    }

    /** Lists the codes of a stored value set. */
    @Operation(name = "$expand", typeName = "ValueSet", idempotent = true, canonicalUrl = EXPAND)
    public ValueSet expandStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(Expansions.PARAMETERS, request.getParameters(), body);
        return expand(stored(id, input, request), input);
    }

    /** Says whether a value set that is named or sent holds a code. */
    @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true, canonicalUrl = VALIDATE_CODE)
    public Parameters validate(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(VALIDATE_PARAMETERS, request.getParameters(), body);
        return validate(asked(input), input);
    }

    /** Says whether a stored value set holds a code. */
    @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true, canonicalUrl = VALIDATE_CODE)
    public Parameters validateStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        OperationInput input = OperationInput.read(VALIDATE_PARAMETERS, request.getParameters(), body);
        return validate(stored(id, input, request), input);
    }

    private ValueSet expand(ValueSet set, OperationInput input) {
        return expansions.expand(set, new ValueSetContent(definitions), input);
    }

    private Parameters validate(ValueSet set, OperationInput input) {
        ValueSetContent content = new ValueSetContent(definitions);
        String place = set.hasUrl() ? "The value set " + set.getUrl() : "The value set that was sent";
        return new CodeCheck(content, code -> content.membership(set, code), place, input.flag("abstract"))
                .answer(AskedCodes.withSystem(input))
                .asParameters();
    }

    private ValueSet asked(OperationInput input) {
        if (input.has("url") == input.has("valueSet")) {
            throw new InvalidRequestException("Give either the url of a value set or the value set itself (valueSet)");
        }
        return input.value("valueSet", ValueSet.class).orElseGet(() -> {
            Canonical url = Canonical.of(
                    input.needed("url"), input.text("valueSetVersion").orElse(null));
            return definitions
                    .valueSet(url)
                    .orElseThrow(() -> new ResourceNotFoundException("The value set %s is not here".formatted(url)));
        });
    }

    private ValueSet stored(IdType id, OperationInput input, RequestDetails request) {
        if (input.has("url") || input.has("valueSet") || input.has("valueSetVersion")) {
            throw new InvalidRequestException(
                    "The address names the value set: leave out url, valueSet and valueSetVersion");
        }
        return types.getResourceDao(ValueSet.class).read(id, request);
    }
}
