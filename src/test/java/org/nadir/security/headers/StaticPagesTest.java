package org.nadir.security.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages need nothing that their content security policy forbids. */
class StaticPagesTest {

    private static final Path PAGES = Path.of("target", "classes", "static");

    /** In a tag only: in the text of a page a less-than sign is written as an entity. */
    private static final Pattern INLINE = Pattern.compile(
            "<style\\b|<script(?![^>]*\\ssrc=)|<[a-z][^<>]*\\s(?:style|on[a-z]+)\\s*=|<[a-z][^<>]*=\\s*[\"']?javascript:"
                    + "|<(?:script|link|img)\\b[^>]*\\s(?:src|href)=[\"']?(?:https?:)?//",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noPageHasAnInlineScriptOrStyleOrLoadsFromElsewhere() throws IOException {
        List<Path> pages = pages();

        assertThat(pages).hasSizeGreaterThan(100);
        for (Path page : pages) {
            assertThat(INLINE.matcher(Files.readString(page)).results().map(found -> found.group()))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().matches(".*\\.(html|svg)"))
                    .toList();
        }
    }
}
