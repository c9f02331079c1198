package org.nadir.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/**
 * How long it takes until the course of a patient stands on the page. No test: it asserts nothing and prints ratios.
 *
 * <p>{@code mvn verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=CourseBenchmark}
 */
class CourseBenchmark {

    private static final int VISITS = 9;

    /** What the first view of two years may take. */
    private static final double GOAL_MILLISECONDS = 1000;

    private final RunningServer server = DemoServer.shared();

    @Test
    void first_view() {
        CoursePatient month = course(4);
        CoursePatient years = course(104);
        median(month);
        double ofWeeks = median(month);
        double ofYears = median(years);
        // The printed line is the whole result: a logger's level or pattern must not hide or change it.
        System.out.printf(
                Locale.ROOT,
                "First view, median of %d new browsers: 4 weeks %.0f ms, 104 weeks %.0f ms; ratio %.2f; to the goal of one second %.2f%n",
                VISITS,
                ofWeeks,
                ofYears,
                ofYears / ofWeeks,
                ofYears / GOAL_MILLISECONDS);
    }

    private CoursePatient course(int weeks) {
        CoursePatient patient = CoursePatient.treated(server);
        IntStream.range(0, weeks).forEach(week -> {
            Duration ago = Duration.ofDays(7L * week).plusHours(3);
            patient.neutrophils(week % 4 == 2 ? "0.9" : "2.4", ago)
                    .hemoglobin("11.2", ago)
                    .platelets(week % 4 == 2 ? "60" : "180", ago);
        });
        return patient;
    }

    private double median(CoursePatient patient) {
        List<Long> times = LongStream.range(0, VISITS)
                .map(visit -> milliseconds(patient))
                .sorted()
                .boxed()
                .toList();
        return times.get(VISITS / 2);
    }

    private long milliseconds(CoursePatient patient) {
        try (PageVisit visit = PageVisit.of(server, ColorScheme.LIGHT, 1280)) {
            long began = System.nanoTime();
            Page page = visit.open(patient.page());
            page.waitForSelector(".timeline .point");
            return Duration.ofNanos(System.nanoTime() - began).toMillis();
        }
    }
}
