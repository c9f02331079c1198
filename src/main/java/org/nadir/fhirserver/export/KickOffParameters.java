package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The parameters of a kick-off by name, from the address and from Parameters in the body. */
record KickOffParameters(Map<String, List<String>> inAddress, Map<String, List<String>> inBody) {

    private static final Set<String> OF_ANY_REQUEST = Set.of("_format", "_pretty");

    static KickOffParameters read(RequestDetails request, @Nullable IBaseResource body) {
        Map<String, List<String>> inAddress = new TreeMap<>();
        request.getParameters().forEach((name, values) -> inAddress.put(name, List.of(values)));
        OF_ANY_REQUEST.forEach(inAddress::remove);
        Map<String, List<String>> inBody = new TreeMap<>();
        if (body instanceof Parameters parameters) {
            parameters.getParameter().forEach(parameter -> inBody.computeIfAbsent(
                            String.valueOf(parameter.getName()), first -> new ArrayList<>())
                    .add(text(parameter)));
        } else if (body != null) {
            throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        }
        return new KickOffParameters(inAddress, inBody);
    }

    /** All values; a comma stands between two as a repetition does. */
    List<String> all(String name) {
        return Stream.of(inAddress, inBody)
                .flatMap(source -> source.getOrDefault(name, List.of()).stream())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Set<String> names() {
        Map<String, List<String>> both = new TreeMap<>(inAddress);
        both.putAll(inBody);
        return both.keySet();
    }

    private static String text(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof Reference reference) {
            return String.valueOf(reference.getReference());
        }
        return parameter.getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : "";
    }
}
