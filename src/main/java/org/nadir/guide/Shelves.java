package org.nadir.guide;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists of artifacts: the index of all, and those that a page asks for by name. */
final class Shelves {

    private final GuideSource source;

    Shelves(GuideSource source) {
        this.source = source;
    }

    Page index() {
        List<Shelf> filled = Arrays.stream(Shelf.values())
                .filter(shelf -> !on(shelf).isEmpty())
                .toList();
        String contents = Html.list(filled.stream()
                .map(shelf -> "%s (%d)"
                        .formatted(
                                Html.link("#" + Html.name(shelf.title()), shelf.title()),
                                on(shelf).size()))
                .toList());
        String body = filled.stream()
                .map(shelf -> Html.heading(2, shelf.title()) + table(shelf))
                .collect(Collectors.joining());
        return new Page(
                Frame.INDEX,
                "Artifacts",
                Frame.INDEX,
                "<p class=\"lead\">Every resource of the package, by what it is for.</p>\n<nav aria-label=\"On this page\" class=\"contents\">"
                        + contents + "</nav>\n" + body);
    }

    /** Puts the list in the place of each mark such as {@code <!-- list: value-sets -->}. */
    String fill(String html) {
        String filled = html;
        for (Shelf shelf : Shelf.values()) {
            String mark = "<!-- list: %s -->"
                    .formatted(shelf.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            filled = filled.contains(mark) ? filled.replace(mark, table(shelf)) : filled;
        }
        return filled;
    }

    private List<Artifact> on(Shelf shelf) {
        return source.artifacts().stream()
                .filter(artifact -> Shelf.of(artifact) == shelf)
                .sorted(Comparator.comparing(artifact -> artifact.title().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private String table(Shelf shelf) {
        if (on(shelf).isEmpty()) {
            return "<p>None.</p>\n";
        }
        boolean mixed = shelf == Shelf.EXAMPLES || shelf == Shelf.OTHERS;
        return Html.table(
                List.of("Name", mixed ? "Type" : "Id", "Description"),
                on(shelf).stream()
                        .map(artifact -> List.of(
                                Html.link(artifact.page(), artifact.title()),
                                mixed
                                        ? Html.text(artifact.type())
                                        : Html.code(artifact.resource().getIdPart()),
                                Markdown.html(artifact.description())))
                        .toList());
    }
}
