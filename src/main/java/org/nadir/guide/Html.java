package org.nadir.guide;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The few pieces of HTML that many pages are made of. */
final class Html {

    /** Opens a box that scrolls by itself, also by keyboard, where its table is wider than the page. */
    static final String SCROLLER = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">";

    private Html() {}

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String link(String href, String words) {
        return "<a href=\"%s\">%s</a>".formatted(text(href), text(words));
    }

    static String code(String plain) {
        return "<code>" + text(plain) + "</code>";
    }

    static String list(List<String> items) {
        return items.stream()
                .map(item -> "<li>" + item + "</li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
    }

    /** A table of cells that are HTML already. */
    static String table(List<String> head, List<List<String>> rows) {
        String columns =
                head.stream().map(cell -> "<th scope=\"col\">" + cell + "</th>").collect(Collectors.joining());
        return rows.stream()
                .map(row -> row.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining()))
                .collect(Collectors.joining(
                        "</tr>\n<tr>",
                        SCROLLER + "<table class=\"grid prose\">\n<thead><tr>" + columns + "</tr></thead>\n<tbody><tr>",
                        "</tr></tbody>\n</table></div>\n"));
    }

    static String heading(int level, String words) {
        return "<h%d id=\"%s\">%s</h%d>\n".formatted(level, name(words), text(words), level);
    }

    /** The name by which a link reaches a heading. */
    static String name(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
