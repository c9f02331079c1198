package org.nadir.fhiroperations;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.PatientKey;

/**
 * What a caller asks of {@code $cds-feedback-export}, in the address or as Parameters.
 *
 * @param since the first moment of the time asked for
 * @param until the first moment after it; the moment of the request, if none is given
 */
record ExportRequest(Instant since, Instant until, Optional<PatientKey> patient) {

    private static final String SINCE = "_since";
    private static final String UNTIL = "_until";
    private static final String PATIENT = "patient";

    private static final Set<String> KNOWN = Set.of(SINCE, UNTIL, PATIENT);

    /** They say how an answer is written, and here there is one way. */
    private static final Set<String> PASSED_OVER = Set.of("_format", "_pretty");

    static ExportRequest read(@Nullable IBaseResource body, Map<String, String[]> address, Instant now) {
        Map<String, List<String>> given = new HashMap<>();
        address.forEach((name, values) -> add(given, name, Arrays.asList(values)));
        switch (body) {
            case null -> {}
            case Parameters parameters ->
                parameters.getParameter().forEach(parameter -> add(given, parameter.getName(), value(parameter)));
            default ->
                throw new InvalidRequestException(
                        "The body is %s: give Parameters, or none".formatted(body.fhirType()));
        }
        Instant since = single(given, SINCE).map(text -> moment(SINCE, text)).orElse(Instant.EPOCH);
        Instant until =
                single(given, UNTIL).map(text -> moment(UNTIL, text)).orElse(now.truncatedTo(ChronoUnit.MILLIS));
        if (!since.isBefore(until)) {
            throw new InvalidRequestException("The parameter _since must lie before _until, and before now");
        }
        return new ExportRequest(since, until, single(given, PATIENT).map(ExportRequest::patient));
    }

    /** Whether the resource was stored in the time asked for. */
    boolean covers(JsonNode resource) {
        Instant stored = Instant.parse(resource.path("meta").path("lastUpdated").asText());
        return !stored.isBefore(since) && stored.isBefore(until);
    }

    private static void add(Map<String, List<String>> given, String name, List<String> values) {
        if (KNOWN.contains(name)) {
            given.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values);
        } else if (!PASSED_OVER.contains(name)) {
            throw new InvalidRequestException(
                    "The parameter '%s' is not known: this operation takes _since, _until and patient".formatted(name));
        }
    }

    private static List<String> value(ParametersParameterComponent parameter) {
        return List.of(Optional.ofNullable(parameter.getValue())
                .map(value -> value.primitiveValue())
                .orElse(""));
    }

    private static Optional<String> single(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new InvalidRequestException("The parameter %s is given more than once".formatted(name));
        }
        return values.stream().findFirst();
    }

    private static Instant moment(String name, String text) {
        try {
            Instant moment = text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw new DateTimeException("No time at which this server could have stored anything");
            }
            return moment.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw new InvalidRequestException(
                    "The parameter %s must be a date or an instant such as 2026-11-20T12:00:00Z, in an address with %%2B for a +"
                            .formatted(name));
        }
    }

    private static PatientKey patient(String text) {
        try {
            return PatientKey.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidRequestException(
                    "The parameter patient must be an id such as 1, a reference such as Patient/1, or an address such as https://ehr.example.org/fhir/Patient/1");
        }
    }
}
