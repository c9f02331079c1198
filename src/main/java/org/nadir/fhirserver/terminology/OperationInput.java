package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What an operation is given, by name, from the address and from the body. */
final class OperationInput {

    private static final Set<String> OF_ANY_REQUEST = Set.of("_format", "_pretty", "_summary", "_elements");

    private final Set<String> known;
    private final Map<String, Base> values = new HashMap<>();

    private OperationInput(Set<String> known) {
        this.known = new TreeSet<>(known);
    }

    static OperationInput read(Set<String> known, Map<String, String[]> address, @Nullable IBaseResource body) {
        OperationInput input = new OperationInput(known);
        address.forEach((name, texts) -> {
            if (!OF_ANY_REQUEST.contains(name)) {
                Arrays.stream(texts).forEach(text -> input.put(name, new StringType(text)));
            }
        });
        if (body instanceof Parameters parameters) {
            parameters.getParameter().forEach(input::put);
        } else if (body instanceof Resource resource) {
            input.putBody(resource);
        }
        return input;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        Optional<Base> value = Optional.ofNullable(values.get(name));
        if (value.isPresent() && value.get().primitiveValue() == null) {
            throw new InvalidRequestException("The value of %s must be a single text".formatted(name));
        }
        return value.map(Base::primitiveValue).map(String::strip).filter(text -> !text.isEmpty());
    }

    String needed(String name) {
        return text(name).orElseThrow(() -> new InvalidRequestException("The parameter %s is missing".formatted(name)));
    }

    Optional<Integer> number(String name) {
        return text(name).map(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw new InvalidRequestException("%s is '%s' and must be a number from 0".formatted(name, text));
            }
            return Integer.valueOf(text);
        });
    }

    boolean flag(String name) {
        return text(name).map(text -> flag(name, text)).orElse(false);
    }

    /** A value that is no text, and so must come in Parameters. */
    <T extends Base> Optional<T> value(String name, Class<T> type) {
        Optional<Base> value = Optional.ofNullable(values.get(name));
        if (value.isPresent() && !type.isInstance(value.get())) {
            throw new InvalidRequestException("%s must be a %s in the Parameters of a POST"
                    .formatted(name, type.getSimpleName().replaceFirst("Type$", "")));
        }
        return value.map(type::cast);
    }

    private static boolean flag(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidRequestException("%s is '%s' and must be true or false".formatted(name, text));
        };
    }

    private void put(ParametersParameterComponent parameter) {
        Base value = parameter.hasResource() ? parameter.getResource() : parameter.getValue();
        if (value == null) {
            throw new InvalidRequestException("The parameter %s has no value".formatted(parameter.getName()));
        }
        put(String.valueOf(parameter.getName()), value);
    }

    /** The standard lets the only resource among the parameters be the body itself. */
    private void putBody(Resource body) {
        String name = Character.toLowerCase(body.fhirType().charAt(0))
                + body.fhirType().substring(1);
        if (!known.contains(name)) {
            throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        }
        put(name, body);
    }

    private void put(String name, Base value) {
        if (!known.contains(name)) {
            throw new InvalidRequestException("The parameter '%s' is not supported: this operation takes %s"
                    .formatted(name, String.join(", ", known)));
        }
        if (values.put(name, value) != null) {
            throw new InvalidRequestException("The parameter %s is given more than once".formatted(name));
        }
    }
}
