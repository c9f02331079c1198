package org.nadir.fhirserver.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * What a caller asks of {@code $validate}: https://hl7.org/fhir/R4/resource-operation-validate.html.
 *
 * <p>The resource is kept as it was written: what HAPI's model cannot hold is what the caller wants to be told of.
 */
record ValidateRequest(Optional<Candidate> candidate, Optional<String> mode, Optional<String> profile) {

    static final String PROFILE = "profile";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Set<String> TEXTS = Set.of("mode", "profile");
    private static final Set<String> MODES = Set.of("create", "update", "delete", PROFILE);

    /** The resource to check, and how it was written. */
    record Candidate(IBaseResource resource, String written, EncodingEnum encoding) {}

    static ValidateRequest read(FhirContext context, String body, Map<String, String[]> address) {
        Map<String, String> texts = inAddress(address);
        Optional<Candidate> candidate = Optional.empty();
        if (!body.isBlank()) {
            Candidate sent = read(context, body);
            candidate = sent.resource() instanceof Parameters ? inParameters(context, sent, texts) : Optional.of(sent);
        }
        Optional<String> mode = Optional.ofNullable(texts.get("mode")).map(ValidateRequest::mode);
        return new ValidateRequest(candidate, mode, Optional.ofNullable(texts.get("profile")));
    }

    private static Candidate read(FhirContext context, String written) {
        EncodingEnum encoding = EncodingEnum.detectEncoding(written);
        IParser parser = encoding.newParser(context);
        parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        return new Candidate(parser.parseResource(written), written, encoding);
    }

    private static Map<String, String> inAddress(Map<String, String[]> address) {
        Map<String, String> texts = new HashMap<>();
        address.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                Arrays.stream(values).forEach(value -> put(name, value, texts));
            }
        });
        return texts;
    }

    private static Optional<Candidate> inParameters(FhirContext context, Candidate sent, Map<String, String> texts) {
        List<Candidate> candidates = new ArrayList<>();
        List<ParametersParameterComponent> parameters = ((Parameters) sent.resource()).getParameter();
        for (int i = 0; i < parameters.size(); i++) {
            ParametersParameterComponent parameter = parameters.get(i);
            if ("resource".equals(parameter.getName()) && parameter.hasResource()) {
                candidates.add(read(context, resourceAsWritten(context, sent, i)));
            } else if (parameter.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
                put(String.valueOf(parameter.getName()), value.getValueAsString(), texts);
            } else {
                throw new InvalidRequestException(
                        "The parameter '%s' is not known, or its value cannot be read".formatted(parameter.getName()));
            }
        }
        if (candidates.size() > 1) {
            throw new InvalidRequestException("The parameter resource is given more than once");
        }
        return candidates.stream().findFirst();
    }

    /** XML is read strictly here, because what the model cannot hold would be lost and then seem to be valid. */
    private static String resourceAsWritten(FhirContext context, Candidate sent, int parameter) {
        if (sent.encoding() != EncodingEnum.JSON) {
            Parameters strict = context.newXmlParser().parseResource(Parameters.class, sent.written());
            return context.newXmlParser()
                    .encodeResourceToString(strict.getParameter().get(parameter).getResource());
        }
        try {
            return JSON.readTree(sent.written())
                    .path("parameter")
                    .path(parameter)
                    .path("resource")
                    .toString();
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException("The body is not well-formed JSON: " + e.getOriginalMessage());
        }
    }

    private static void put(String name, String value, Map<String, String> texts) {
        if (!TEXTS.contains(name)) {
            throw new InvalidRequestException(
                    "The parameter '%s' is not known: this operation takes resource, mode and profile".formatted(name));
        }
        if (texts.put(name, value) != null) {
            throw new InvalidRequestException("The parameter %s is given more than once".formatted(name));
        }
    }

    private static String mode(String code) {
        if (!MODES.contains(code)) {
            throw new InvalidRequestException(
                    "The mode is '%s' and must be one of create, update, delete, profile".formatted(code));
        }
        return code;
    }
}
