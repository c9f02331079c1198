package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.TestScript;

/** The pages of each artifact: what it says, and the same as JSON and as XML. */
final class ArtifactPages {

    private final GuideSource source;
    private final Renderings renderings;
    private final Relations relations;
    private final Links links;

    ArtifactPages(GuideSource source, Renderings renderings) {
        this.source = source;
        this.renderings = renderings;
        this.relations = new Relations(source);
        this.links = new Links(source);
    }

    List<Page> of(Artifact artifact) {
        return List.of(
                page(artifact, "", content(artifact)),
                page(artifact, "json", code(json(artifact.resource()))),
                page(artifact, "xml", code(xml(artifact.resource()))));
    }

    static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }

    static String xml(Resource resource) {
        return FhirContext.forR4Cached().newXmlParser().setPrettyPrint(true).encodeResourceToString(resource);
    }

    private Page page(Artifact artifact, String form, String content) {
        Shelf shelf = Shelf.of(artifact);
        String kind =
                "<p class=\"kicker\">%s</p>\n".formatted(Html.text(shelf.singular() + " (" + artifact.type() + ")"));
        return new Page(
                form.isEmpty() ? artifact.page() : artifact.base() + "." + form + ".html",
                artifact.title() + (form.isEmpty() ? "" : " as " + form.toUpperCase(Locale.ROOT)),
                shelf.chapter(),
                kind + forms(artifact, form) + content);
    }

    /** The three views of one artifact, and its files. */
    private static String forms(Artifact artifact, String form) {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("", "Content");
        views.put("json", "JSON");
        views.put("xml", "XML");
        String tabs = views.entrySet().stream()
                .map(view -> "<li><a href=\"%s\"%s>%s</a></li>"
                        .formatted(
                                view.getKey().isEmpty()
                                        ? artifact.page()
                                        : artifact.base() + "." + view.getKey() + ".html",
                                view.getKey().equals(form) ? " aria-current=\"page\"" : "",
                                view.getValue()))
                .collect(Collectors.joining());
        return """
                <nav class="forms" aria-label="Views of this artifact"><ul>%s
                <li class="file"><a href="%s.json">.json</a></li><li class="file"><a href="%s.xml">.xml</a></li></ul></nav>
                """.formatted(tabs, artifact.base(), artifact.base());
    }

    private String content(Artifact artifact) {
        String words = "<div class=\"lead\">" + Markdown.html(artifact.description()) + "</div>\n";
        return words + facts(artifact) + body(artifact) + relations.html(artifact);
    }

    private String body(Artifact artifact) {
        if (artifact.resource() instanceof PlanDefinition plan) {
            return new ProtocolRules(plan, source).html();
        }
        if (artifact.resource() instanceof TestScript script) {
            return new TestSteps(script).html();
        }
        HouseStyle style = new HouseStyle(links);
        String sections = renderings.of(artifact).stream()
                .map(section -> headed(section.title(), style.html(section.content())))
                .collect(Collectors.joining("\n"));
        return artifact.resource() instanceof StructureDefinition ? sections + Legend.HTML : sections;
    }

    /** Some renderers bring their own headings. */
    private static String headed(String title, String html) {
        return html.contains("<h2") ? html : Html.heading(2, title) + html;
    }

    /** What a definition says of itself. */
    private String facts(Artifact artifact) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Id", Html.code(artifact.resource().getIdPart()));
        // A NamingSystem is a definition without a canonical.
        if (artifact.resource() instanceof MetadataResource definition && definition.hasUrl()) {
            facts.put("Canonical", Html.code(definition.getUrl()));
            facts.put(
                    "Version",
                    Html.text(definition.getVersion() + ", "
                            + definition.getStatus().toCode()));
        }
        if (artifact.resource() instanceof StructureDefinition profile) {
            facts.put("Base", base(profile));
        }
        return facts.entrySet().stream()
                .map(fact -> "<div><dt>%s</dt><dd>%s</dd></div>".formatted(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining("\n", "<dl class=\"facts\">\n", "\n</dl>\n"));
    }

    private String base(StructureDefinition profile) {
        String url = profile.getBaseDefinition();
        String name = source.find(url).map(Artifact::title).orElse(url.substring(url.lastIndexOf('/') + 1));
        String page = source.find(url).map(Artifact::page).orElse(url);
        return Html.link(page, name);
    }

    private static String code(String text) {
        return "<pre class=\"source\" tabindex=\"0\"><code>" + Html.text(text) + "</code></pre>\n";
    }
}
