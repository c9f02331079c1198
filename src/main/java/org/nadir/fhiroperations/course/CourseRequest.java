package org.nadir.fhiroperations.course;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads what a caller sends to {@code $treatment-course}. */
final class CourseRequest {

    private static final String RESOURCE = "resource";

    private CourseRequest() {}

    /** Refuses parameters where the address already says whose course is asked for. */
    static void takesNothing(@Nullable IBaseResource body, Map<String, String[]> address) {
        names(parameters(body), address).findFirst().ifPresent(name -> {
            throw new InvalidRequestException(
                    "The parameter '%s' is not taken here: the address says whose course is asked for".formatted(name));
        });
    }

    /** The resources that the request brings, in their order. */
    static List<Resource> resources(@Nullable IBaseResource body, Map<String, String[]> address) {
        Parameters parameters = parameters(body);
        names(parameters, address)
                .filter(name -> !name.equals(RESOURCE) || address.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException(
                            "The parameter '%s' is not known: this operation takes Parameters with resource, once for each resource"
                                    .formatted(name));
                });
        return parameters.getParameter().stream().map(CourseRequest::resource).toList();
    }

    private static Resource resource(ParametersParameterComponent parameter) {
        return Optional.ofNullable(parameter.getResource())
                .orElseThrow(() ->
                        new InvalidRequestException("The parameter resource must hold a resource, and one holds none"));
    }

    private static Parameters parameters(@Nullable IBaseResource body) {
        return switch (body) {
            case null -> new Parameters();
            case Parameters parameters -> parameters;
            default -> throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        };
    }

    private static Stream<String> names(Parameters parameters, Map<String, String[]> address) {
        return Stream.concat(
                parameters.getParameter().stream().map(parameter -> String.valueOf(parameter.getName())),
                address.keySet().stream().filter(name -> !name.startsWith("_")));
    }
}
