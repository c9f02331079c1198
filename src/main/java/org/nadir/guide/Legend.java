package org.nadir.guide;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the letters in the tables of elements mean. */
final class Legend {

    static final String HTML = html();

    private Legend() {}

    private static String html() {
        String kinds = Arrays.stream(Letter.values())
                .map(letter -> "<li><span class=\"kind\">%s</span> %s</li>"
                        .formatted(Html.text(letter.letter()), Html.text(letter.meaning())))
                .collect(Collectors.joining("\n"));
        return """
                <details class="legend"><summary>What the letters mean</summary>
                <ul>
                %s
                <li><span class="flag">S</span> Must be supported</li>
                <li><span class="flag">C</span> Has a constraint, or is part of one</li>
                <li>\u03a3 Part of the summary</li>
                <li>?! May change what the rest means</li>
                </ul></details>
                """.formatted(kinds);
    }
}
