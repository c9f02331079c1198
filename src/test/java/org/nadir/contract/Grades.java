package org.nadir.contract;

import java.util.stream.Collectors;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.fhir.ObservationGrader;
import org.nadir.fhir.ResultGrading;

/** The grade of a laboratory result in a few letters: {@code 3}, {@code 0-1}, or {@code none}. */
final class Grades {

    private Grades() {}

    static String v5(Item result) {
        return grade(result, CtcaeVersion.V5_0);
    }

    static String v6(Item result) {
        return grade(result, CtcaeVersion.V6_0);
    }

    private static String grade(Item result, CtcaeVersion version) {
        return ObservationGrader.of(version, PatientStory.NOW).grade(result.json()).stream()
                .map(Grades::text)
                .collect(Collectors.joining(","));
    }

    private static String text(ResultGrading grading) {
        return switch (grading) {
            case ResultGrading.Found found ->
                found.isCertain() ? Integer.toString(found.low()) : found.low() + "-" + found.high();
            case ResultGrading.Refused refused -> "none";
        };
    }
}
