package org.nadir.security.fhiraccess;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The criteria of a Subscription, read as a query of one type. */
record PatientCriteria(String type, List<String> conditions) {

    PatientCriteria {
        conditions = List.copyOf(conditions);
    }

    /** Reads criteria such as {@code Observation?patient=1&code=718-7}; the part before the question mark is the type. */
    static PatientCriteria read(@Nullable String criteria) {
        String[] parts = (criteria == null ? "" : criteria.strip()).split("\\?", 2);
        return new PatientCriteria(
                parts[0],
                parts.length < 2
                        ? List.of()
                        : Arrays.stream(parts[1].split("&"))
                                .map(PatientCriteria::decoded)
                                .toList());
    }

    /** Whether everything that meets the criteria is about the patient. */
    static boolean isBoundTo(String patient, @Nullable String criteria) {
        return read(criteria).names(patient);
    }

    /** Whether one condition asks for the patient, and for nobody else. */
    boolean names(String patient) {
        return conditions.stream().anyMatch(condition -> {
            String[] parts = condition.split("=", 2);
            return parts.length == 2 && names(patient, parts[0], parts[1]);
        });
    }

    /** Whether they ask for other resources than those that are delivered, or cannot be judged. */
    boolean looksElsewhere() {
        return type.startsWith("[")
                || conditions.stream().anyMatch(condition -> {
                    String name = condition.split("=", 2)[0];
                    return name.startsWith("_has")
                            || name.contains(".")
                            || name.startsWith("_include")
                            || name.startsWith("_revinclude");
                });
    }

    private boolean names(String patient, String parameter, String value) {
        if (type.equals("Patient")) {
            return parameter.equals("_id") && value.equals(patient);
        }
        return PatientData.isSubjectParameter(type, parameter)
                && (value.equals("Patient/" + patient) || (parameter.equals("patient") && value.equals(patient)));
    }

    /** Whether all conditions of a scope's filter are among these. */
    boolean holds(String filter) {
        return filter.isEmpty()
                || Arrays.stream(filter.split("&"))
                        .map(PatientCriteria::decoded)
                        .allMatch(conditions::contains);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
