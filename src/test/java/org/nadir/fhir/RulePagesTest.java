package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhir.ShippedPlan.Rule;
import org.nadir.testing.Definitions;

/** The pages of {@code docs/rules} say what the shipped protocol says, each rule on one page. */
class RulePagesTest {

    private static final Path PAGES = Path.of("docs/rules");
    private static final Path INDEX = PAGES.resolve("README.md");
    private static final String RULES = "| rule | topic | applies when | FHIRPath | indicator | source | tests |";
    private static final List<String> SOURCES = List.of("CTCAE", "ASCO/ASH 2019", "IDSA", "Nadir's clinical contract");
    private static final String SEED = "Cemsidomide Technical Support Center";

    static Stream<Rule> rules() {
        return ShippedPlan.rules().stream();
    }

    @Test
    void each_rule_stands_on_one_page() throws IOException {
        assertThat(everywhere(RULES)).extracting(List::getFirst).containsExactlyInAnyOrderElementsOf(ShippedPlan.ids());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void row_has_topic_condition_and_indicator_of_the_protocol(Rule rule) throws IOException {
        List<String> row = row(rule);

        assertThat(row.get(1)).isEqualTo(ShippedPlan.code(rule.topic()));
        assertThat(row.get(2)).isEqualTo(rule.words());
        assertThat(row.get(3)).isEqualTo(ShippedPlan.code(rule.condition()));
        if (rule.raised().isPresent()) {
            assertThat(row.get(4))
                    .isEqualTo("%s; %s: %s"
                            .formatted(
                                    rule.indicator(),
                                    rule.raisedInWords(),
                                    ShippedPlan.code(rule.raised().get())));
        } else {
            assertThat(row.get(4)).isEqualTo(rule.indicator());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void row_names_each_source_that_the_card_cites(Rule rule) throws IOException {
        List<String> cited = rule.citations().stream()
                .flatMap(citation -> Stream.concat(
                        Stream.of("SEED").filter(any -> citation.startsWith(SEED)),
                        SOURCES.stream().filter(citation::contains)))
                .toList();

        assertThat(cited).isNotEmpty();
        assertThat(row(rule).get(5)).contains(cited);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void row_names_tests_that_exist_and_speak_of_the_rule(Rule rule) throws IOException {
        List<NamedTest> tests = NamedTest.in(row(rule).get(6));

        assertThat(tests).isNotEmpty();
        for (NamedTest test : tests) {
            assertThat(test.problem()).isEmpty();
            assertThat(test.names(rule.id()) || test.names(rule.topic()))
                    .as("%s names %s or %s", test.file(), rule.id(), rule.topic())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void page_has_the_sentences_that_only_some_cards_have(Rule rule) throws IOException {
        List<String> told = everywhere("| rule | the card adds | when |").stream()
                .filter(cells -> cells.getFirst().equals(rule.id()))
                .map(cells -> cells.get(1))
                .toList();

        rule.additions().forEach(addition -> assertThat(String.join(" ", told)).contains(addition));
        assertThat(told).allSatisfy(sentence -> assertThat(rule.additions()).anyMatch(sentence::contains));
    }

    @Test
    void what_a_card_offers_is_what_the_protocol_offers() throws IOException {
        assertThat(everywhere("| rule | the card offers | only when |"))
                .containsExactlyInAnyOrderElementsOf(
                        rules().flatMap(Rule::offers).toList());
    }

    @Test
    void each_variable_stands_once_with_its_expression() throws IOException {
        assertThat(everywhere("| variable | means | FHIRPath |"))
                .extracting(cells -> List.of(cells.get(0), cells.get(2)))
                .containsExactlyInAnyOrderElementsOf(ShippedPlan.variables());
    }

    @Test
    void each_limit_stands_once_with_its_value() throws IOException {
        assertThat(everywhere("| limit | value | what it is for |"))
                .extracting(cells -> cells.subList(0, 2))
                .containsExactlyInAnyOrderElementsOf(ShippedPlan.limits());
    }

    @Test
    void index_lists_each_rule_with_the_page_that_has_it() throws IOException {
        List<List<String>> expected = new ArrayList<>();
        for (Rule rule : ShippedPlan.rules()) {
            String page = page(rule).getFileName().toString();
            expected.add(List.of(
                    rule.id(),
                    ShippedPlan.code(rule.topic()),
                    rule.title(),
                    rule.indicators(),
                    "[%s](%s)".formatted(page, page)));
        }

        assertThat(PageTable.rows(INDEX, "| rule | topic | the card's title | indicator | page |"))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void page_of_the_studies_lists_each_rule_that_they_change_with_tests_that_exist() throws IOException {
        List<List<String>> rows =
                PageTable.rows(PAGES.resolve("studies.md"), "| protocol | rule | what it changes | tests |");
        List<String> changed = new ArrayList<>();
        for (String protocol : List.of("cemsidomide-dose-escalation", "cemsidomide-cleared-dose")) {
            ShippedPlan.ids(Definitions.file("PlanDefinition-" + protocol))
                    .forEach(id -> changed.add("`%s` %s".formatted(protocol, id)));
        }

        assertThat(rows.stream().map(cells -> cells.get(0) + " " + cells.get(1)))
                .containsExactlyElementsOf(changed);
        for (List<String> cells : rows) {
            assertThat(NamedTest.in(cells.get(3))).isNotEmpty();
            for (NamedTest test : NamedTest.in(cells.get(3))) {
                assertThat(test.problem()).isEmpty();
            }
        }
    }

    private static List<String> row(Rule rule) throws IOException {
        return everywhere(RULES).stream()
                .filter(cells -> cells.getFirst().equals(rule.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Path page(Rule rule) throws IOException {
        for (Path page : pages()) {
            if (PageTable.rows(page, RULES).stream()
                    .anyMatch(cells -> cells.getFirst().equals(rule.id()))) {
                return page;
            }
        }
        throw new AssertionError(rule.id() + " stands on no page");
    }

    private static List<List<String>> everywhere(String head) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Path page : pages()) {
            rows.addAll(PageTable.rows(page, head));
        }
        return rows;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
