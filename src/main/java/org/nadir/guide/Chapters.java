package org.nadir.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;

/** The pages that people write: Markdown, with lists of artifacts where they ask for them, and with drawings. */
final class Chapters {

    /** Put into the page, so that a drawing has the page's font and colours. */
    private static final Pattern DRAWING = Pattern.compile("<p><img src=\"([a-z-]+\\.svg)\" alt=\"([^\"]*)\" /></p>");

    private final GuideSource source;
    private final Shelves shelves;

    Chapters(GuideSource source) {
        this.source = source;
        this.shelves = new Shelves(source);
    }

    Page read(ImplementationGuideDefinitionPageComponent listed) throws IOException {
        String file = listed.getNameUrlType().getValue();
        String text = Files.readString(source.markdown(file.replace(".html", ".md")));
        String html = shelves.fill(Markdown.html(text));
        // The menu calls it Home, which says nothing of what it is the home of.
        boolean home = file.equals("index.html");
        return new Page(
                file,
                home ? source.guide().getTitle() + " implementation guide" : listed.getTitle(),
                file,
                DRAWING.matcher(html).replaceAll(found -> Matcher.quoteReplacement(figure(found))));
    }

    private String figure(MatchResult drawing) {
        try {
            String svg = Drawing.withoutStyle(Files.readString(source.image(drawing.group(1))));
            return "<figure class=\"drawing\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">%s</figure>"
                    .formatted(drawing.group(2), svg.replaceFirst("<\\?xml[^>]*\\?>\\s*", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
