package org.nadir.fhirserver.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nadir.fhirserver.demo.DemoEvent.Order;

class DemoPatientsPageTest {

    private static final Set<String> TOPICS = Set.of(
            "interrupt-treatment",
            "resume-treatment",
            "review-dose",
            "g-csf",
            "broad-spectrum-antibiotics",
            "antibiotic-prophylaxis",
            "rbc-transfusion",
            "platelet-transfusion",
            "esa",
            "repeat-cbc",
            "baseline-cbc",
            "assess-symptoms",
            "repeat-temperature",
            "lower-grade-toxicity",
            "not-assessable");
    private static final Pattern CYCLE_AND_DAY = Pattern.compile("Cycle (\\d+), day (\\d+)");

    private final List<DemoCourse> courses = new DemoCourseReader().readShipped();

    @Test
    void tableTellsWhatTheCoursesTell() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/demo-patients.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        courses.stream().map(DemoPatientsPageTest::row).toList());
    }

    @Test
    void expectedAdviceUsesTheProtocolsTopics() {
        assertThat(courses)
                .flatExtracting(course -> course.expectedCards().keySet())
                .isSubsetOf(TOPICS);
    }

    /** Counted as the protocol counts without other word: cycles of 28 days from the first order. */
    @Test
    void storyNamesTheCycleAndDayThatTheOrdersGive() {
        int compared = 0;
        for (DemoCourse course : courses) {
            Matcher story = CYCLE_AND_DAY.matcher(course.story());
            if (story.find()) {
                int days = firstDose(course);
                assertThat("Cycle %d, day %d".formatted(days / 28 + 1, days % 28 + 1))
                        .as(course.id())
                        .isEqualTo(story.group());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    private static int firstDose(DemoCourse course) {
        return course.events().stream()
                .filter(event -> event instanceof Order order && order.dose().drug() == DemoTerm.CEMSIDOMIDE)
                .mapToInt(event -> ((DemoTime.DaysAgo) event.time()).days())
                .findFirst()
                .orElseThrow();
    }

    private static String row(DemoCourse course) {
        String advice = course.expectedCards().entrySet().stream()
                .map(card -> card.getKey() + " " + card.getValue())
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |".formatted(course.id(), course.story(), advice.isEmpty() ? "none" : advice);
    }
}
