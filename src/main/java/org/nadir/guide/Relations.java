package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which artifacts speak of which: examples of a profile, and whatever names a canonical or a reference. */
final class Relations {

    private final GuideSource source;
    private final Map<Artifact, String> texts = new LinkedHashMap<>();

    Relations(GuideSource source) {
        this.source = source;
        source.artifacts()
                .forEach(artifact -> texts.put(
                        artifact,
                        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(artifact.resource())));
    }

    String html(Artifact artifact) {
        List<Artifact> examples = artifact.canonical()
                .map(url -> source.artifacts().stream()
                        .filter(other -> other.profiles().contains(url))
                        .toList())
                .orElse(List.of());
        List<Artifact> others = texts.keySet().stream()
                .filter(other -> other != artifact && !examples.contains(other) && names(other, artifact))
                .toList();
        List<Artifact> profiles = artifact.profiles().stream()
                .flatMap(profile -> source.find(profile).stream())
                .toList();
        return list(artifact.use() == Artifact.Use.EXAMPLE ? "An example of" : "Conforms to", profiles)
                + list("Examples and uses of this profile", examples)
                + list("Named by", others);
    }

    private boolean names(Artifact other, Artifact artifact) {
        String text = texts.getOrDefault(other, "");
        boolean byCanonical = artifact.canonical()
                .filter(url -> text.contains('"' + url + '"') || text.contains('"' + url + '|'))
                .isPresent();
        return byCanonical || text.contains('"' + artifact.reference() + '"');
    }

    private static String list(String title, List<Artifact> artifacts) {
        if (artifacts.isEmpty()) {
            return "";
        }
        return artifacts.stream()
                .map(other -> "<li>%s <small>%s</small></li>"
                        .formatted(
                                Html.link(other.page(), other.title()),
                                Shelf.of(other).singular()))
                .collect(Collectors.joining("\n", Html.heading(2, title) + "<ul class=\"relations\">\n", "\n</ul>\n"));
    }
}
