package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Definitions;

/** Each profile and extension of ours is shown by a resource that uses it. */
class ExamplesTest {

    @Test
    void eachProfileAndExtensionIsUsed() {
        Set<String> used = resources().flatMap(ExamplesTest::names).collect(Collectors.toSet());
        List<String> defined =
                definitions().map(definition -> definition.path("url").asText()).toList();

        assertThat(defined).hasSizeGreaterThan(30).isSubsetOf(used);
    }

    private static Stream<JsonNode> definitions() {
        return Definitions.files("StructureDefinition-").stream().map(file -> FhirText.json(Definitions.read(file)));
    }

    private static Stream<JsonNode> resources() {
        return Definitions.files("").stream()
                .filter(file -> !file.getFileName().toString().startsWith("StructureDefinition-"))
                .map(file -> FhirText.json(Definitions.read(file)));
    }

    /** Addresses of extensions, and of the profiles that a resource claims. */
    private static Stream<String> names(JsonNode resource) {
        Stream.Builder<String> names = Stream.builder();
        resource.findValues("extension")
                .forEach(extensions -> extensions.forEach(
                        extension -> names.add(extension.path("url").asText())));
        resource.at("/meta/profile").forEach(profile -> names.add(profile.asText()));
        return names.build();
    }
}
