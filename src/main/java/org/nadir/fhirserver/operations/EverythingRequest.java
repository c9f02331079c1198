package org.nadir.fhirserver.operations;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.storage.ServedResources;

/** What a caller asks of {@code $everything}: https://hl7.org/fhir/R4/patient-operation-everything.html. */
record EverythingRequest(Optional<Date> since, List<String> types, Optional<Integer> count, int offset) {

    private static final Set<String> OF_ANY_REQUEST = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Set<String> KNOWN = Set.of("_since", "_type", "_count", "_offset");

    EverythingRequest {
        types = List.copyOf(types);
        if (offset > 0 && since.isEmpty() && types.isEmpty()) {
            throw new InvalidRequestException("_offset is only for the pages of an answer with _since or _type");
        }
    }

    boolean isFiltered() {
        return since.isPresent() || !types.isEmpty();
    }

    boolean isWanted(IBaseResource resource) {
        return (types.isEmpty() || types.contains(resource.fhirType()))
                && since.filter(resource.getMeta().getLastUpdated()::before).isEmpty();
    }

    static EverythingRequest read(@Nullable IBaseResource body, Map<String, String[]> address) {
        Map<String, List<String>> texts = new HashMap<>();
        address.forEach((name, values) -> {
            if (!OF_ANY_REQUEST.contains(name)) {
                Arrays.stream(values).forEach(value -> put(name, value, texts));
            }
        });
        if (body instanceof Parameters parameters) {
            parameters.getParameter().forEach(parameter -> put(parameter, texts));
        } else if (body != null) {
            throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        }
        return new EverythingRequest(
                one("_since", texts).map(EverythingRequest::instant),
                texts.getOrDefault("_type", List.of()).stream()
                        .flatMap(list -> Arrays.stream(list.split(",", -1)))
                        .map(EverythingRequest::served)
                        .toList(),
                one("_count", texts).map(text -> number("_count", text)).filter(count -> count > 0),
                one("_offset", texts).map(text -> number("_offset", text)).orElse(0));
    }

    private static void put(ParametersParameterComponent parameter, Map<String, List<String>> texts) {
        String value = parameter.getValue() instanceof PrimitiveType<?> text ? text.getValueAsString() : "";
        put(String.valueOf(parameter.getName()), value, texts);
    }

    private static void put(String name, String value, Map<String, List<String>> texts) {
        if (!KNOWN.contains(name)) {
            throw new InvalidRequestException(
                    "The parameter '%s' is not known: this operation takes _since, _type and _count".formatted(name));
        }
        texts.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private static Optional<String> one(String name, Map<String, List<String>> texts) {
        List<String> values = texts.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new InvalidRequestException("The parameter %s is given more than once".formatted(name));
        }
        return values.stream().findFirst();
    }

    private static Date instant(String text) {
        try {
            // A plus in an address is a space.
            return new InstantType(text.replace(' ', '+')).getValue();
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "_since is '%s' and must be an instant such as 2026-01-31T12:00:00Z".formatted(text));
        }
    }

    private static String served(String type) {
        if (!ServedResources.types().contains(type)) {
            throw new InvalidRequestException("_type names '%s', which is not served here".formatted(type));
        }
        return type;
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new InvalidRequestException("%s is '%s' and must be a number".formatted(name, text));
        }
        return Integer.parseInt(text);
    }
}
