package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;

/** What a caller asks of {@code $toxicity-summary}: parameters in the address, or in a body of Parameters. */
record SummaryRequest(Map<String, String> given) {

    static final String VERSION = "ctcaeVersion";
    static final String START = "periodStart";
    static final String END = "periodEnd";
    static final String PROTOCOL = "protocol";
    static final String CYCLE_LENGTH = "cycleLength";

    private static final List<String> KNOWN = List.of(VERSION, START, END, PROTOCOL, CYCLE_LENGTH);

    /** It goes into a query, so it must be no more than an address. */
    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s&?#,%]+");

    private static final int LONGEST_CYCLE = 366;

    SummaryRequest {
        given = Map.copyOf(given);
    }

    static SummaryRequest of(@Nullable IBaseResource body, Map<String, String[]> address) {
        Map<String, String> given = new LinkedHashMap<>();
        address.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                Arrays.stream(values).forEach(value -> add(given, name, value));
            }
        });
        switch (body) {
            case null -> {}
            case Parameters parameters ->
                parameters.getParameter().forEach(one -> add(given, String.valueOf(one.getName()), value(one)));
            default -> throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        }
        return new SummaryRequest(given);
    }

    Optional<CtcaeVersion> version() {
        return text(VERSION)
                .map(label -> CtcaeVersion.of(label).orElseThrow(() -> wrong(VERSION, label, "one of " + versions())));
    }

    Optional<String> protocol() {
        return text(PROTOCOL).map(canonical -> {
            if (!CANONICAL.matcher(canonical).matches()) {
                throw wrong(PROTOCOL, canonical, "the canonical address of a PlanDefinition");
            }
            return canonical;
        });
    }

    Optional<Integer> cycleLength() {
        return text(CYCLE_LENGTH).map(days -> {
            boolean number = days.matches("[1-9]\\d{0,2}") && Integer.parseInt(days) <= LONGEST_CYCLE;
            if (!number) {
                throw wrong(CYCLE_LENGTH, days, "a number of days from 1 to " + LONGEST_CYCLE);
            }
            return Integer.valueOf(days);
        });
    }

    SummaryPeriod period() {
        LocalDate start = day(START).orElse(null);
        LocalDate end = day(END).orElse(null);
        if (start != null && end != null && start.isAfter(end)) {
            throw new InvalidRequestException(
                    "The parameter %s (%s) is later than %s (%s)".formatted(START, start, END, end));
        }
        return new SummaryPeriod(start, end);
    }

    private Optional<LocalDate> day(String name) {
        return text(name).map(written -> {
            try {
                return LocalDate.parse(written);
            } catch (DateTimeException unreadable) {
                throw wrong(name, written, "a day such as 2026-01-31");
            }
        });
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private static void add(Map<String, String> given, String name, String value) {
        if (!KNOWN.contains(name)) {
            throw new InvalidRequestException("The parameter '%s' is not known: this operation takes %s"
                    .formatted(name, String.join(", ", KNOWN)));
        }
        if (given.putIfAbsent(name, value) != null) {
            throw new InvalidRequestException("The parameter %s is given more than once".formatted(name));
        }
    }

    private static String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
            return primitive.getValueAsString();
        }
        throw new InvalidRequestException(
                "The parameter %s must have a value of a simple type".formatted(parameter.getName()));
    }

    private static InvalidRequestException wrong(String name, String value, String expected) {
        return new InvalidRequestException("The parameter %s is '%s' and must be %s".formatted(name, value, expected));
    }

    private static String versions() {
        return Arrays.stream(CtcaeVersion.values()).map(CtcaeVersion::label).collect(Collectors.joining(", "));
    }
}
