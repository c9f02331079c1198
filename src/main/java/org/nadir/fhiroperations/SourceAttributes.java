package org.nadir.fhiroperations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CodeSystems;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceSource;

/**
 * The source attributes of a protocol, as 45 CFR 170.315(b)(11) asks for them of an evidence-based intervention.
 *
 * <p>What the PlanDefinition says itself is taken from it; the rest stands in a Library that names the protocol. What
 * neither says is {@code unknown}: nothing is made up.
 */
final class SourceAttributes {

    static final String UNKNOWN = "unknown";

    private static final String ATTRIBUTE = Canonical.BASE + "/StructureDefinition/source-attribute";
    private static final String OF_PROTOCOL = Canonical.BASE + "/sid/source-attributes-of";
    private static final Set<String> CODES =
            CodeSystems.displays("source-attribute").keySet();

    private final ResourceSource resources;
    private final Map<String, ObjectNode> known = new HashMap<>();

    SourceAttributes(ResourceSource resources) {
        this.resources = resources;
    }

    /** The text of each attribute by its code, for a protocol as {@code url|version}. */
    ObjectNode of(String canonical) {
        return known.computeIfAbsent(canonical, this::read);
    }

    private ObjectNode read(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        Map<String, String> texts = new LinkedHashMap<>();
        plans(parts[0], parts.length > 1 ? parts[1] : "").forEach(plan -> texts.putAll(said(plan)));
        resources
                .fetch("Library?identifier=" + encoded(OF_PROTOCOL + "|" + parts[0]))
                .forEach(library -> texts.putAll(attributes(library)));
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        CODES.forEach(code -> attributes.put(code, texts.getOrDefault(code, UNKNOWN)));
        return attributes;
    }

    private Stream<JsonNode> plans(String url, String version) {
        return url.isEmpty()
                ? Stream.empty()
                : resources.fetch("PlanDefinition?url=" + encoded(url)).stream()
                        .filter(plan -> plan.path("version").asText().equals(version));
    }

    private static Map<String, String> said(JsonNode plan) {
        Map<String, String> texts = new HashMap<>();
        FhirJson.text(plan, "publisher").ifPresent(text -> texts.put("developer", text));
        FhirJson.text(plan, "purpose").ifPresent(text -> texts.put("intended-use", text));
        FhirJson.text(plan, "date")
                .ifPresent(date -> texts.put(
                        "release-dates",
                        "version %s of %s".formatted(plan.path("version").asText(), date)));
        List<String> citations = new ArrayList<>();
        for (JsonNode artifact : plan.path("relatedArtifact")) {
            FhirJson.text(artifact, "citation").ifPresent(citations::add);
        }
        if (!citations.isEmpty()) {
            texts.put("citation", String.join(" ", citations));
        }
        texts.putAll(attributes(plan));
        return texts;
    }

    private static Map<String, String> attributes(JsonNode resource) {
        Map<String, String> texts = new HashMap<>();
        for (JsonNode extension : resource.path("extension")) {
            if (ATTRIBUTE.equals(extension.path("url").asText())) {
                String name = "";
                String text = "";
                for (JsonNode part : extension.path("extension")) {
                    name = part.path("valueCode").asText(name);
                    text = part.path("valueString").asText(text);
                }
                texts.put(name, text);
            }
        }
        return texts;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
