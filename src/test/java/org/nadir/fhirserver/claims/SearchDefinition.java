package org.nadir.fhirserver.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A SearchParameter: what it finds and where. */
record SearchDefinition(JsonNode resource) {

    String url() {
        return resource.path("url").asText();
    }

    String code() {
        return resource.path("code").asText();
    }

    String type() {
        return resource.path("type").asText();
    }

    boolean isOf(String resourceType) {
        return strings("base").anyMatch(base -> base.equals(resourceType) || base.equals("Resource"));
    }

    /** The resource types that a reference may lead to. */
    List<String> targets() {
        return strings("target").toList();
    }

    /** The parts of a composite. */
    List<JsonNode> components() {
        return StreamSupport.stream(resource.path("component").spliterator(), false)
                .toList();
    }

    /** The branches of the expression that begin with the resource type. */
    List<String> branches(String resourceType) {
        return Stream.of(resource.path("expression").asText().split(" \\| "))
                .map(String::strip)
                .map(branch -> branch.replaceFirst("^Resource\\b", resourceType))
                .filter(branch -> branch.matches("\\(?" + resourceType + "\\b.*"))
                .toList();
    }

    private Stream<String> strings(String name) {
        return StreamSupport.stream(resource.path(name).spliterator(), false).map(JsonNode::asText);
    }
}
