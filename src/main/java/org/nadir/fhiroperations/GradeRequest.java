package org.nadir.fhiroperations;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;

/**
 * What a caller asks of {@code $ctcae-grade}.
 *
 * <p>The parameters come as Parameters, or as the Observation alone with the version in the address:
 * https://hl7.org/fhir/R4/operations.html#executing.
 */
record GradeRequest(List<Observation> observations, CtcaeVersion version) {

    static final String OBSERVATION = "observation";
    static final String VERSION = "ctcaeVersion";

    GradeRequest {
        observations = List.copyOf(observations);
    }

    /** Reads a request that brings its Observations. */
    static GradeRequest withObservations(@Nullable IBaseResource body, Map<String, String[]> address) {
        GradeRequest request = read(body, address);
        if (request.observations.isEmpty()) {
            throw new InvalidRequestException("The parameter observation is missing: give at least one Observation");
        }
        return request;
    }

    /** Reads a request whose address already says what to grade. */
    static CtcaeVersion versionOnly(@Nullable IBaseResource body, Map<String, String[]> address) {
        GradeRequest request = read(body, address);
        if (!request.observations.isEmpty()) {
            throw new InvalidRequestException(
                    "The parameter observation is not taken here: the address says what is graded");
        }
        return request.version;
    }

    private static GradeRequest read(@Nullable IBaseResource body, Map<String, String[]> address) {
        List<Observation> observations = new ArrayList<>();
        List<String> versions = new ArrayList<>(versionsInAddress(address));
        switch (body) {
            case null -> {}
            case Observation observation -> observations.add(observation);
            case Parameters parameters -> {
                for (ParametersParameterComponent parameter : parameters.getParameter()) {
                    switch (String.valueOf(parameter.getName())) {
                        case OBSERVATION -> observations.add(observation(parameter));
                        case VERSION -> versions.add(versionText(parameter));
                        default -> throw unknown(String.valueOf(parameter.getName()));
                    }
                }
            }
            default ->
                throw new InvalidRequestException(
                        "The body is %s: give Parameters, or one Observation".formatted(body.fhirType()));
        }
        return new GradeRequest(observations, version(versions));
    }

    private static List<String> versionsInAddress(Map<String, String[]> address) {
        address.keySet().stream()
                .filter(name -> !name.equals(VERSION) && !name.startsWith("_"))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown(name);
                });
        return Arrays.asList(address.getOrDefault(VERSION, new String[0]));
    }

    private static Observation observation(ParametersParameterComponent parameter) {
        if (parameter.getResource() instanceof Observation observation) {
            return observation;
        }
        String given = parameter.hasResource() ? parameter.getResource().fhirType() : "no resource";
        throw new InvalidRequestException(
                "The parameter observation must hold an Observation as its resource, and one holds " + given);
    }

    private static String versionText(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof StringType text && text.hasValue()) {
            return text.getValue();
        }
        throw new InvalidRequestException(
                "The parameter ctcaeVersion must be a valueCode or a valueString: one of " + known());
    }

    private static CtcaeVersion version(List<String> given) {
        if (given.size() > 1) {
            throw new InvalidRequestException("The parameter ctcaeVersion is given more than once");
        }
        return given.stream()
                .findFirst()
                .map(label -> CtcaeVersion.of(label)
                        .orElseThrow(() -> new InvalidRequestException(
                                "The parameter ctcaeVersion is '%s' and must be one of %s".formatted(label, known()))))
                .orElse(CtcaeVersion.V5_0);
    }

    private static InvalidRequestException unknown(String name) {
        return new InvalidRequestException(
                "The parameter '%s' is not known: this operation takes observation and ctcaeVersion".formatted(name));
    }

    private static String known() {
        return Arrays.stream(CtcaeVersion.values()).map(CtcaeVersion::label).collect(Collectors.joining(", "));
    }
}
