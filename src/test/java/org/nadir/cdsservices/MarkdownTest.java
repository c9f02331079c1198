package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A renderer that lets raw HTML through, as the public sandbox's does, shows hostile text as text. */
class MarkdownTest {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "</td></table><iframe src=//evil.example>",
                "[Ann](javascript:alert(1))",
                "![pixel](https://evil.example/p.png)",
                "<javascript:alert(1)>",
                "<https://evil.example>",
                "[a]: javascript:alert(1)",
                "`code` **bold** _em_ ~~no~~",
                "\\`x\\` \\[a\\](b)",
                "\\\\[a](javascript:alert(1))",
                "a | b | c",
                "&lt;b&gt; &amp; &#60;i&#62;",
                "# heading",
                "> quotation",
                "1. item",
                "- item",
                "a\n\n<b>c</b>\n\n# d\n```\ne",
                "    code",
                "=====",
                "***");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void textOfTheRecordStaysText(String hostile) {
        for (String written : List.of(Markdown.line(hostile), Markdown.item(hostile), table(hostile))) {
            assertIsText(written, hostile);
        }
    }

    @Test
    void anyMixtureOfSpecialCharactersStaysText() {
        String special = "<>[]()!`*_~|\\&#:/@\"'.-+=0 \n\ta";
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String hostile = IntStream.range(0, 1 + random.nextInt(24))
                    .map(i -> special.charAt(random.nextInt(special.length())))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertIsText(Markdown.line(hostile), hostile);
            assertIsText(Markdown.item(hostile), hostile);
            assertIsText(table(hostile), hostile);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            see https://evil.example/login ; see https\\://evil.example/login
            www.evil.example               ; www\\.evil.example
            a@evil.example                 ; a\\@evil.example
            """)
    void noAddressOfTheRecordBecomesALinkByItself(String raw, String written) {
        assertThat(Markdown.text(raw)).isEqualTo(written);
        assertThat(text(PARSER.parse(written))).isEqualTo(raw);
    }

    @Test
    void theAddressOfTheProtocolStaysALink() {
        String canonical = "https://nadir-cds.github.io/fhir/PlanDefinition/x|1.0.0";
        assertThat(Markdown.address(canonical)).isEqualTo(canonical);
        assertIsText(canonical, canonical);
        assertIsText(Markdown.address("https://x/](javascript:alert(1))"), "https://x/](javascript:alert(1))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5 10*9/L", "-3", "2026-01-31", "Neutrophils"})
    void whatIsNoMarkupStaysReadable(String raw) {
        assertThat(Markdown.line(raw).replace("\\*", "*")).isEqualTo(raw);
    }

    @Test
    void marksThatTurnTheReadingDirectionAreLeftOut() {
        assertThat(Markdown.text("dose \u202E05\u202C mg")).isEqualTo("dose 05 mg");
    }

    private static String table(String cell) {
        return Markdown.row(List.of("Finding", "Value"))
                + Markdown.row(List.of("---", "---"))
                + Markdown.row(List.of("a", Markdown.text(cell)));
    }

    private static void assertIsText(String written, String hostile) {
        Node document = PARSER.parse(written);
        assertThat(elements(HTML.render(document)))
                .as(hostile + " as " + written)
                .isSubsetOf(Set.of("p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"));
        assertThat(text(document).replaceAll("[\\s|]+|[\\u2022]", ""))
                .as(written)
                .endsWith(hostile.replaceAll("[\\s|]+", ""));
        assertThat(count(HTML.render(document), "<li>")).isLessThanOrEqualTo(1);
        assertThat(count(HTML.render(document), "<td>")).isIn(0L, 2L);
    }

    private static Set<String> elements(String html) {
        return Pattern.compile("<([a-z0-9]+)")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static long count(String html, String tag) {
        return Stream.of(html.split(tag, -1)).count() - 1;
    }

    private static String text(Node document) {
        return TextContentRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .render(document);
    }
}
