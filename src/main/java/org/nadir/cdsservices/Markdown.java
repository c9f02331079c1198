package org.nadir.cdsservices;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes GitHub-flavoured Markdown in which text from the record cannot become markup. */
final class Markdown {

    /** Marks that turn the reading direction could show a dose backwards. */
    private static final Pattern BIDIRECTIONAL = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** What renderers make a link of without being asked: the record does not send readers anywhere. */
    private static final Pattern LINK = Pattern.compile("(?i)(https?|ftp|mailto|xmpp|www)([:.])");

    /** What makes a heading, a quotation or a list at the start of a line. */
    private static final Pattern BLOCK_START =
            Pattern.compile("^(\\s*)(?:([#>=])|([-+])(?=\\s|$)|(\\d{1,9})([.)])(?=\\s|$))");

    private static final Pattern SAFE_ADDRESS = Pattern.compile("https?://[A-Za-z0-9./:#?=%|+-]+");

    private Markdown() {}

    /** Text as text: it may come from a laboratory, an order or a study team. */
    static String text(String raw) {
        String line = BIDIRECTIONAL.matcher(raw).replaceAll("").replaceAll("[\\p{Cntrl}\\s]+", " ");
        String escaped = line.replace("&", "&amp;").replace("<", "&lt;").replaceAll("([\\\\`*_\\[\\]|!~@])", "\\\\$1");
        return LINK.matcher(escaped).replaceAll("$1\\\\$2");
    }

    /** Text that stands at the start of a line. */
    static String line(String raw) {
        Matcher start = BLOCK_START.matcher(text(raw));
        return start.replaceFirst(found -> Matcher.quoteReplacement(found.group(1)
                + (found.group(4) == null ? "\\" + found.group().strip() : found.group(4) + "\\" + found.group(5))));
    }

    /** The canonical of a protocol, outside tables: a reader may follow it, so nothing in it is escaped. */
    static String address(String raw) {
        return SAFE_ADDRESS.matcher(raw).matches() ? raw : text(raw);
    }

    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String item(String raw) {
        return "- " + line(raw) + "\n";
    }
}
