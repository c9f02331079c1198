package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hazard of {@code docs/hazards.md} names what prevents it and a test that exists, or says that there is none. */
class HazardsPageTest {

    private static final Pattern RULE = Pattern.compile("\\b[A-Z]\\d+\\b");

    static Stream<List<String>> hazards() throws IOException {
        return PageTable.rows(
                Path.of("docs/hazards.md"),
                "| id | what could go wrong | how bad | what prevents it | shown by | what remains |")
                .stream();
    }

    @Test
    void hazards_are_numbered_without_gaps() throws IOException {
        List<String> ids = hazards().map(List::getFirst).toList();

        assertThat(ids).hasSizeGreaterThan(30);
        assertThat(ids)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ids.size())
                        .mapToObj(number -> "HZ-" + number)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void hazard_says_how_bad_it_is_and_what_remains(List<String> hazard) {
        assertThat(hazard).hasSize(6).allSatisfy(cell -> assertThat(cell).isNotBlank());
        assertThat(hazard.get(2)).isIn("grave", "serious", "minor");
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void rules_that_prevent_it_are_shipped(List<String> hazard) {
        assertThat(ShippedPlan.ids())
                .containsAll(RULE.matcher(hazard.get(3) + " " + hazard.get(5))
                        .results()
                        .map(found -> found.group())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void tests_that_show_it_exist(List<String> hazard) throws IOException {
        List<NamedTest> tests = NamedTest.in(hazard.get(4));

        assertThat(tests.isEmpty())
                .as("%s names a test or says that there is none", hazard.getFirst())
                .isEqualTo(hazard.get(4).equals("no test yet"));
        for (NamedTest test : tests) {
            assertThat(test.problem()).isEmpty();
        }
    }
}
