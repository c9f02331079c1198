package org.nadir.guide;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves the styles of a drawing into the style sheet: the content security policy of the pages allows none elsewhere. */
final class Drawing {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>\\s*", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("<svg\\b");

    private Drawing() {}

    static String style(String svg) {
        Matcher style = STYLE.matcher(svg);
        return style.find() ? style.group(1) : "";
    }

    static String withoutStyle(String svg) {
        return STYLE.matcher(svg).replaceAll("");
    }

    /** The drawing as a file of its own. */
    static String linked(String svg, String sheet) {
        return ROOT.matcher(withoutStyle(svg))
                .replaceFirst("<?xml-stylesheet href=\"%s\" type=\"text/css\"?>\n<svg".formatted(sheet));
    }
}
