package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** Pairs of value and grade under CTCAE 5.0, such as {@code 500=3 499=4}. */
    static void assertV5(String loinc, String unit, String pairs) {
        assertThat(pairs.split(" ")).allSatisfy(pair -> {
            String[] part = pair.split("=");
            assertThat(v5(Item.lab(loinc, part[0], unit))).as(pair).isEqualTo(part[1]);
        });
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
