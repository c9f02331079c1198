package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement of the source in {@code docs/statements.md} is carried by something that is there. */
class StatementsPageTest {

    private static final Pattern RULE = Pattern.compile("(?<![\\w-])[A-Z]\\d+\\b");
    private static final Pattern FILE = Pattern.compile("`([^`]+)`");

    static Stream<List<String>> statements() throws IOException {
        return PageTable.rows(Path.of("docs/statements.md"), "| id | statement | carried by |").stream();
    }

    @Test
    void statements_are_numbered_without_gaps() throws IOException {
        List<String> ids = statements().map(List::getFirst).toList();

        assertThat(ids).hasSizeGreaterThanOrEqualTo(30);
        assertThat(ids)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ids.size())
                        .mapToObj(number -> "S-" + number)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statement_is_carried_by_a_shipped_rule_or_by_a_file(List<String> statement) {
        List<String> rules = rules(statement);
        List<String> files = FILE.matcher(statement.get(2))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(rules.size() + files.size()).isPositive();
        assertThat(ShippedPlan.ids()).containsAll(rules);
        assertThat(files).allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void every_shipped_rule_carries_a_statement() throws IOException {
        assertThat(statements().flatMap(statement -> rules(statement).stream())).containsAll(ShippedPlan.ids());
    }

    private static List<String> rules(List<String> statement) {
        String words = FILE.matcher(statement.get(2)).replaceAll("");
        return RULE.matcher(words).results().map(MatchResult::group).toList();
    }
}
