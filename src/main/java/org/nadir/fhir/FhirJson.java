package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;

/** Looks into FHIR JSON, lenient to elements that are missing or oddly shaped. */
public final class FhirJson {

    /** OID forms of code systems, as some EHRs send them. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "urn:oid:2.16.840.1.113883.6.1", "http://loinc.org",
            "urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm",
            "urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct",
            "urn:oid:2.16.840.1.113883.6.69", "http://hl7.org/fhir/sid/ndc",
            "urn:oid:2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm",
            "urn:oid:2.16.840.1.113883.6.8", "http://unitsofmeasure.org");

    private FhirJson() {}

    /** The text of an element, empty when it is missing or not a string. */
    public static Optional<String> text(JsonNode node, String element) {
        JsonNode value = node.path(element);
        return value.isTextual() && !value.textValue().isBlank()
                ? Optional.of(value.textValue().strip())
                : Optional.empty();
    }

    public static String type(JsonNode resource) {
        return resource.path("resourceType").asText("");
    }

    /** {@code Type/id}. */
    public static String reference(JsonNode resource) {
        return type(resource) + "/" + resource.path("id").asText("?");
    }

    /** The resource and its version; a digest of the content where the server gave no version id. */
    public static ResourceVersion version(JsonNode resource) {
        String version = text(resource.path("meta"), "versionId")
                .orElseGet(() -> UUID.nameUUIDFromBytes(resource.toString().getBytes(StandardCharsets.UTF_8))
                        .toString());
        return new ResourceVersion(reference(resource), version);
    }

    /** A CodeableConcept; an array of them, or a missing one, is read as far as it goes. */
    public static Concept concept(JsonNode concept) {
        List<Concept.Code> codes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        text(concept, "text").ifPresent(texts::add);
        for (JsonNode coding : concept.path("coding")) {
            text(coding, "code").ifPresent(code -> codes.add(new Concept.Code(system(coding), code)));
            text(coding, "display").ifPresent(texts::add);
        }
        return new Concept(codes, texts);
    }

    /** The elements of an array; none where it is missing or no array. */
    static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }

    /** The system of a coding or quantity as a URL. */
    static String system(JsonNode coding) {
        String system = coding.path("system").asText("").strip();
        return SYSTEMS.getOrDefault(system, system);
    }

    static boolean hasCode(JsonNode concept, String code) {
        for (JsonNode coding : concept.path("coding")) {
            if (code.equals(coding.path("code").asText())) {
                return true;
            }
        }
        return false;
    }

    /** {@code Type/id} of a literal reference, whatever server and version it names. */
    public static Optional<String> target(JsonNode reference) {
        return text(reference, "reference").map(FhirJson::typeAndId);
    }

    private static String typeAndId(String reference) {
        String[] parts = reference.split("/_history/", 2)[0].split("/", -1);
        return parts.length < 2 ? reference : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }
}
