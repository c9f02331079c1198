package org.nadir.fhiroperations;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of {@code $lastn}: https://hl7.org/fhir/R4/observation-operation-lastn.html.
 *
 * <p>The parameters but {@code max} are those of a search for Observations.
 */
record LastNRequest(String query, int max) {

    private static final Set<String> OF_ANY_REQUEST = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Set<String> SUBJECT = Set.of("patient", "subject");
    private static final Set<String> CONDITIONS = Set.of("category", "code");

    private record Given(String name, String value) {}

    static LastNRequest read(@Nullable IBaseResource body, Map<String, String[]> address) {
        List<Given> given = new ArrayList<>();
        address.forEach((name, values) -> {
            if (!OF_ANY_REQUEST.contains(name)) {
                Arrays.stream(values).forEach(value -> given.add(new Given(name, value)));
            }
        });
        if (body instanceof Parameters parameters) {
            parameters.getParameter().forEach(parameter -> given.add(given(parameter)));
        } else if (body != null) {
            throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        }
        given.forEach(LastNRequest::check);
        return new LastNRequest(query(given), max(given));
    }

    private static Given given(ParametersParameterComponent parameter) {
        String name = String.valueOf(parameter.getName());
        if (parameter.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
            return new Given(name, value.getValueAsString());
        }
        throw new InvalidRequestException("The parameter '%s' must be a valueString".formatted(name));
    }

    private static void check(Given given) {
        if (!SUBJECT.contains(given.name) && !CONDITIONS.contains(given.name) && !given.name.equals("max")) {
            throw new InvalidRequestException(
                    "The parameter '%s' is not known: this operation takes patient, subject, category, code and max"
                            .formatted(given.name));
        }
        if (given.value.isBlank()) {
            throw new InvalidRequestException("The parameter %s has no value".formatted(given.name));
        }
    }

    private static String query(List<Given> given) {
        List<String> patients = of(SUBJECT, given)
                .map(subject -> subject.value.replaceFirst("^Patient/", ""))
                .toList();
        if (patients.size() != 1 || !patients.getFirst().matches("[A-Za-z0-9.-]{1,64}")) {
            throw new InvalidRequestException(
                    "Name one patient: patient=[id], or subject=Patient/[id]; results of all patients are not given");
        }
        if (of(CONDITIONS, given).findAny().isEmpty()) {
            throw new InvalidRequestException("Name a category or a code");
        }
        StringBuilder query = new StringBuilder("Observation?patient=" + patients.getFirst());
        of(CONDITIONS, given).forEach(condition -> query.append('&')
                .append(condition.name)
                .append('=')
                .append(URLEncoder.encode(condition.value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private static int max(List<Given> given) {
        List<String> texts = of(Set.of("max"), given).map(Given::value).toList();
        if (texts.isEmpty()) {
            return 1;
        }
        if (texts.size() > 1 || !texts.getFirst().matches("0*[1-9]\\d{0,5}")) {
            throw new InvalidRequestException("The parameter max must be given once, as a number from 1 on");
        }
        return Integer.parseInt(texts.getFirst());
    }

    private static Stream<Given> of(Set<String> names, List<Given> given) {
        return given.stream().filter(one -> names.contains(one.name));
    }
}
