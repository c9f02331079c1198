package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;

/**
 * Six demo courses, replayed day by day, give the advice that a reader has approved.
 *
 * <p>After a change that is meant, read the difference, then run with {@code -Dapprove=true} and commit the files.
 */
class CourseReplayTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved-courses");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "demo-anemia-severe, 1",
        "demo-febrile-neutropenia-sustained, 1",
        "demo-gcsf-active, 1",
        "demo-not-assessable, 1",
        "demo-on-hold-recovered, -20",
        "demo-on-hold-recovering, -8"
    })
    void advice_of_each_day_is_as_approved(String id, int heldFrom) throws IOException {
        DemoCourse course = new DemoCourseReader()
                .readShipped().stream()
                        .filter(shipped -> shipped.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        String told = CourseReplay.heldFrom(course, heldFrom).told();

        Path approved = APPROVED.resolve(id + ".txt");
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(APPROVED);
            Files.writeString(approved, told);
        }
        assertThat(told).isEqualTo(Files.readString(approved));
    }
}
