package org.nadir.guide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;

/** What every page has around it: the menu, the heading and the notice. */
final class Frame {

    static final String INDEX = "artifacts.html";

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%s - %s guide</title>
            <link rel="stylesheet" href="guide.css"/>
            <link rel="stylesheet" href="drawings.css"/>
            <link rel="icon" href="icon.svg" type="image/svg+xml"/>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header>
            <p class="brand"><a href="index.html">%s</a> <span>FHIR implementation guide, version %s</span></p>
            <nav aria-label="Guide">
            <ul>
            %s
            </ul>
            </nav>
            </header>
            <main id="main">
            <h1>%s</h1>
            %s
            </main>
            <footer>
            <p><strong>Not for clinical use without validation.</strong> The drug is investigational and the study protocol decides;
            every patient here is synthetic.</p>
            <p>Package <code>%s</code> %s, FHIR 4.0.1, %s, %s. <a href="/">The server that serves this guide</a>.</p>
            </footer>
            </body>
            </html>
            """;

    private final GuideSource source;
    private final Map<String, String> menu;

    Frame(GuideSource source) {
        this.source = source;
        this.menu = chapters(source).stream()
                .collect(Collectors.toMap(
                        page -> page.getNameUrlType().getValue(),
                        ImplementationGuideDefinitionPageComponent::getTitle,
                        (one, other) -> one,
                        LinkedHashMap::new));
        menu.put(INDEX, "Artifacts");
    }

    /** The pages that the guide lists, under its table of contents. */
    static List<ImplementationGuideDefinitionPageComponent> chapters(GuideSource source) {
        return source.guide().getDefinition().getPage().getPage();
    }

    String html(Page page) {
        return FRAME.formatted(
                Html.text(page.title()),
                name(),
                name(),
                source.guide().getVersion(),
                entries(page),
                Html.text(page.title()),
                page.body(),
                source.guide().getPackageId(),
                source.guide().getVersion(),
                source.guide().getDateElement().getValueAsString(),
                source.guide().getLicense().toCode());
    }

    private String name() {
        return Html.text(source.guide().getTitle());
    }

    private String entries(Page page) {
        return menu.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue(), page))
                .collect(Collectors.joining("\n"));
    }

    private static String entry(String file, String title, Page page) {
        String current = file.equals(page.file())
                ? " aria-current=\"page\""
                : file.equals(page.chapter()) ? " aria-current=\"true\"" : "";
        return "<li><a href=\"%s\"%s>%s</a></li>".formatted(file, current, Html.text(title));
    }
}
