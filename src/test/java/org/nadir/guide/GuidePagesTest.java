package org.nadir.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.guide.BuiltSite.elements;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What every page of the guide has, and that nothing of the package is without a page. */
class GuidePagesTest {

    private static final GuideSource SOURCE = BuiltSite.source();

    static Stream<String> drawings() {
        return BuiltSite.files(".svg").stream();
    }

    @Test
    void each_page_has_language_title_one_main_heading_and_a_way_past_the_menu() {
        assertThat(BuiltSite.PAGES).allSatisfy((file, page) -> hasItsFrame(page));
    }

    @Test
    void each_table_can_be_scrolled_by_keyboard_and_each_picture_has_words() {
        assertThat(BuiltSite.PAGES).allSatisfy((file, page) -> isReadableByAll(page));
    }

    private static void hasItsFrame(Document page) {
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(elements(page, "title").getFirst().getTextContent()).isNotBlank();
        assertThat(elements(page, "h1")).hasSize(1);
        assertThat(elements(page, "a").getFirst().getAttribute("href")).isEqualTo("#main");
        assertThat(elements(page, "main").getFirst().getAttribute("id")).isEqualTo("main");
        assertThat(elements(page, "*").stream()
                        .map(element -> element.getAttribute("id"))
                        .filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates();
    }

    private static void isReadableByAll(Document page) {
        assertThat(elements(page, "img"))
                .allMatch(image -> !image.getAttribute("alt").isBlank());
        assertThat(elements(page, "table"))
                .allSatisfy(table -> assertThat(((Element) table.getParentNode()).getAttribute("tabindex"))
                        .isEqualTo("0"));
        assertThat(elements(page, "td")).noneMatch(cell -> cell.hasAttribute("style"));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void drawing_says_in_words_what_it_shows(String file) {
        Document drawing = BuiltSite.parse(file);

        assertThat(elements(drawing, "title").getFirst().getTextContent()).isNotBlank();
        assertThat(elements(drawing, "desc").getFirst().getTextContent()).isNotBlank();
    }

    @Test
    void each_artifact_has_its_page_its_files_and_an_entry_in_the_index() {
        String index = BuiltSite.text(Frame.INDEX);

        assertThat(SOURCE.artifacts()).hasSizeGreaterThan(100).allSatisfy(artifact -> {
            for (String ending : List.of(".html", ".json.html", ".xml.html", ".json", ".xml")) {
                assertThat(Files.exists(BuiltSite.FOLDER.resolve(artifact.base() + ending)))
                        .as(artifact.base() + ending)
                        .isTrue();
            }
            assertThat(index).contains("href=\"" + artifact.page() + "\"");
        });
    }

    @Test
    void each_page_that_the_guide_lists_is_written_and_stands_in_the_menu() {
        String home = BuiltSite.text("index.html");

        assertThat(Frame.chapters(SOURCE))
                .extracting(ImplementationGuideDefinitionPageComponent::getNameUrlType)
                .extracting(Object::toString)
                .isNotEmpty();
        for (ImplementationGuideDefinitionPageComponent page : Frame.chapters(SOURCE)) {
            String file = page.getNameUrlType().getValue();
            assertThat(BuiltSite.files(".html")).contains(file);
            assertThat(home).contains("href=\"" + file + "\"");
            assertThat(BuiltSite.text(file))
                    .contains("href=\"" + file + "\" aria-current=\"page\"")
                    .doesNotContain("<!-- list");
        }
    }

    @Test
    void examples_and_profiles_are_linked_both_ways() {
        assertThat(SOURCE.artifacts())
                .filteredOn(artifact -> artifact.use() == Artifact.Use.EXAMPLE)
                .hasSizeGreaterThan(10)
                .allSatisfy(example -> example.profiles().stream()
                        .flatMap(profile -> SOURCE.find(profile).stream())
                        .forEach(profile -> {
                            assertThat(BuiltSite.text(example.page())).contains("href=\"" + profile.page() + "\"");
                            assertThat(BuiltSite.text(profile.page())).contains("href=\"" + example.page() + "\"");
                        }));
    }

    @Test
    void page_of_the_protocol_tells_each_rule_in_words_and_in_FHIRPath() {
        Artifact protocol =
                SOURCE.find("PlanDefinition/cemsidomide-hematologic-toxicity").orElseThrow();
        String page = BuiltSite.text(protocol.page());

        assertThat(((PlanDefinition) protocol.resource()).getAction())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> {
                    assertThat(rule.getConditionFirstRep().getExpression().getDescription())
                            .isNotBlank();
                    assertThat(page)
                            .contains(
                                    "id=\"" + rule.getPrefix() + "\"",
                                    Html.text(rule.getDescription()),
                                    Html.text(rule.getConditionFirstRep()
                                            .getExpression()
                                            .getExpression()));
                });
    }

    @Test
    void workflow_names_the_rules_that_the_protocol_has() {
        PlanDefinition plan = (PlanDefinition) SOURCE.find("PlanDefinition/cemsidomide-hematologic-toxicity")
                .orElseThrow()
                .resource();

        assertThat(elements(BuiltSite.parse("workflow.svg"), "text").stream()
                        .filter(text -> text.getAttribute("class").equals("n"))
                        .map(Element::getTextContent)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        plan.getAction().stream().map(rule -> rule.getPrefix()).toList());
    }
}
