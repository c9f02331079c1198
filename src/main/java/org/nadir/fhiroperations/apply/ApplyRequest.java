package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of {@code $apply}, in the address or as Parameters.
 *
 * @param patientId of the subject
 * @param canonical of the protocol, where the address names none
 * @see <a href="https://hl7.org/fhir/R4/plandefinition-operation-apply.html">PlanDefinition $apply</a>
 */
record ApplyRequest(String patientId, Optional<String> canonical) {

    private static final String SUBJECT = "subject";
    private static final List<String> PROTOCOL = List.of("url", "planDefinition");

    /** Who asks, where and in what language changes nothing: the advice follows from the patient's record alone. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "encounter",
            "practitioner",
            "organization",
            "userType",
            "userLanguage",
            "userTaskContext",
            "setting",
            "settingContext");

    private static final Pattern PATIENT = Pattern.compile("Patient/([A-Za-z0-9\\-.]{1,64})");
    private static final Pattern TYPED = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s&?#,%]+");

    /** Reads a request whose address names the protocol. */
    static ApplyRequest ofProtocol(@Nullable IBaseResource body, Map<String, String[]> address, String base) {
        Map<String, List<String>> given = given(body, address);
        PROTOCOL.stream().filter(given::containsKey).findFirst().ifPresent(name -> {
            throw new InvalidRequestException(
                    "The parameter %s is not taken here: the address says which protocol is applied".formatted(name));
        });
        return new ApplyRequest(patient(given, base), Optional.empty());
    }

    /** Reads a request that names the protocol by its canonical address. */
    static ApplyRequest ofCanonical(@Nullable IBaseResource body, Map<String, String[]> address, String base) {
        Map<String, List<String>> given = given(body, address);
        List<String> named = PROTOCOL.stream()
                .flatMap(name -> given.getOrDefault(name, List.of()).stream())
                .toList();
        if (named.size() != 1 || !CANONICAL.matcher(named.getFirst()).matches()) {
            throw new InvalidRequestException("The parameter url must be given once: the canonical address of a stored "
                    + "PlanDefinition, with or without |version");
        }
        return new ApplyRequest(patient(given, base), Optional.of(named.getFirst()));
    }

    private static String patient(Map<String, List<String>> given, String base) {
        List<String> subjects = given.getOrDefault(SUBJECT, List.of());
        if (subjects.isEmpty()) {
            throw new InvalidRequestException("The parameter subject is missing: give it as Patient/id");
        }
        if (subjects.size() > 1) {
            throw new InvalidRequestException(
                    "The parameter subject is given more than once: a protocol is applied to one patient at a time");
        }
        String subject = subjects.getFirst();
        String relative = subject.startsWith(base + "/") ? subject.substring(base.length() + 1) : subject;
        Matcher patient = PATIENT.matcher(relative);
        if (patient.matches()) {
            return patient.group(1);
        }
        throw new InvalidRequestException(
                TYPED.matcher(relative).matches()
                        ? "The parameter subject is '%s', and a protocol is applied to a Patient only"
                                .formatted(relative)
                        : "The parameter subject must be one reference such as Patient/id");
    }

    private static Map<String, List<String>> given(@Nullable IBaseResource body, Map<String, String[]> address) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        address.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                Arrays.stream(values).forEach(value -> add(given, name, value));
            }
        });
        switch (body) {
            case null -> {}
            case Parameters parameters -> parameters.getParameter().forEach(one -> add(given, one));
            default -> throw new InvalidRequestException("The body is %s: give Parameters".formatted(body.fhirType()));
        }
        return given;
    }

    private static void add(Map<String, List<String>> given, ParametersParameterComponent parameter) {
        String name = String.valueOf(parameter.getName());
        if (!WITHOUT_EFFECT.contains(name)) {
            add(given, name, value(parameter));
        }
    }

    private static void add(Map<String, List<String>> given, String name, String value) {
        if (WITHOUT_EFFECT.contains(name)) {
            return;
        }
        if (!name.equals(SUBJECT) && !PROTOCOL.contains(name)) {
            throw new InvalidRequestException(
                    "The parameter '%s' is not known: this operation takes subject, and url where the address names no PlanDefinition"
                            .formatted(name));
        }
        given.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    private static String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
            return primitive.getValueAsString();
        }
        if (parameter.getValue() instanceof Reference reference && reference.hasReference()) {
            return reference.getReference();
        }
        boolean known = parameter.getName() != null
                && (parameter.getName().equals(SUBJECT) || PROTOCOL.contains(parameter.getName()));
        throw new InvalidRequestException(
                known
                        ? "The parameter %s must have a value: a string or a reference".formatted(parameter.getName())
                        : "The parameter '%s' is not known".formatted(parameter.getName()));
    }
}
