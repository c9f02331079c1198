package org.nadir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Every link of the guide leads somewhere, and nothing is loaded from elsewhere. */
class GuideLinksTest {

    private static final Map<String, Document> PAGES = BuiltSite.PAGES;
    private static final Map<String, Set<String>> PLACES =
            PAGES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, page -> places(page.getValue())));

    @Test
    void each_link_inside_the_guide_leads_to_a_file_and_to_a_place_in_it() {
        List<String> broken = new ArrayList<>();
        PAGES.forEach((file, page) -> addresses(page)
                .filter(GuideLinksTest::isInside)
                .filter(address -> !leadsSomewhere(file, address))
                .forEach(address -> broken.add(file + " -> " + address)));

        assertThat(PAGES).hasSizeGreaterThan(300);
        assertThat(broken).isEmpty();
    }

    @Test
    void pictures_and_styles_are_loaded_from_the_guide_itself() {
        PAGES.forEach((file, page) -> assertThat(loaded(page)).as(file).allMatch(GuideLinksTest::isInside));
        assertThat(BuiltSite.text("guide.css")).doesNotContain("url(", "@import");
    }

    @Test
    void no_page_needs_a_script() {
        PAGES.forEach((file, page) ->
                assertThat(BuiltSite.elements(page, "script")).as(file).isEmpty());
    }

    @Test
    void links_that_leave_the_guide_are_whole_addresses() {
        PAGES.forEach((file, page) -> assertThat(addresses(page).filter(address -> !isInside(address)))
                .as(file)
                .allMatch(address -> address.matches("https?://[a-z0-9.-]+(/[^ |\"]*)?")));
    }

    private static boolean isInside(String address) {
        return !address.contains("://");
    }

    private static boolean leadsSomewhere(String from, String address) {
        // The server's own page.
        if (address.equals("/")) {
            return true;
        }
        String[] parts = address.split("#", 2);
        String file = parts[0].isEmpty() ? from : parts[0];
        return Files.exists(BuiltSite.FOLDER.resolve(file))
                && (parts.length == 1 || PLACES.getOrDefault(file, Set.of()).contains(parts[1]));
    }

    private static Stream<String> addresses(Document page) {
        return Stream.concat(attributes(page, "a", "href"), loaded(page));
    }

    private static Stream<String> loaded(Document page) {
        return Stream.of(
                        attributes(page, "img", "src"),
                        attributes(page, "link", "href"),
                        attributes(page, "source", "src"),
                        attributes(page, "image", "href"))
                .flatMap(Function.identity());
    }

    private static Stream<String> attributes(Document page, String element, String attribute) {
        return BuiltSite.elements(page, element).stream()
                .filter(found -> found.hasAttribute(attribute))
                .map(found -> found.getAttribute(attribute));
    }

    private static Set<String> places(Document page) {
        return BuiltSite.elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}
