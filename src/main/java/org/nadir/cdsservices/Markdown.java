package org.nadir.cdsservices;

import java.util.List;
import java.util.stream.Collectors;

/** Writes GitHub-flavoured Markdown in which text from the record cannot become markup. */
final class Markdown {

    private Markdown() {}

    /** Text as text: it may come from a laboratory, an order or a study team. */
    static String text(String raw) {
        return raw.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|!~])", "\\\\$1");
    }

    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String item(String raw) {
        return "- " + text(raw) + "\n";
    }
}
