package org.nadir.fhirserver.capabilities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths of an OpenAPI document, and the parts that their entries are made of. */
final class ApiPaths {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static final List<String> SEARCH_CONTROLS =
            List.of("_count", "_sort", "_include", "_revinclude", "_summary", "_elements", "_total", "_has", "_filter");

    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();

    ObjectNode asJson() {
        return paths;
    }

    /** The entry for a method of a path, new or again. */
    ObjectNode add(String path, String method, String tag) {
        ObjectNode entry = paths.withObjectProperty(path).putObject(method);
        entry.putArray("tags").add(tag);
        entry.put("operationId", method + path.replaceAll("[^A-Za-z0-9_$]+", "-"));
        VARIABLE.matcher(path).results().map(found -> found.group(1)).forEach(name -> parameters(entry)
                .addObject()
                .put("$ref", "#/components/parameters/" + name));
        ObjectNode responses = entry.putObject("responses");
        responses.putObject("2XX").put("$ref", "#/components/responses/Done");
        responses.putObject("default").put("$ref", "#/components/responses/Refused");
        return entry;
    }

    static void withBody(ObjectNode entry, String body) {
        entry.putObject("requestBody").put("$ref", "#/components/requestBodies/" + body);
    }

    /** A search parameter may be repeated: each further value narrows the search. */
    static void withParameter(ObjectNode entry, String name, @Nullable String definition) {
        ObjectNode parameter = parameters(entry).addObject().put("name", name).put("in", "query");
        if (definition != null) {
            parameter.put("description", "Defined by " + definition);
        }
        parameter.putObject("schema").put("type", "array").putObject("items").put("type", "string");
    }

    static void withSearchControls(ObjectNode entry) {
        SEARCH_CONTROLS.forEach(name -> withParameter(entry, name, null));
    }

    static void withHistory(ObjectNode entry) {
        withParameter(entry, "_since", null);
        withParameter(entry, "_count", null);
    }

    /** What an operation takes stands in its definition. */
    static void withAnyParameters(ObjectNode entry) {
        parameters(entry).addObject().put("$ref", "#/components/parameters/ofOperation");
    }

    private static ArrayNode parameters(ObjectNode entry) {
        return entry.withArrayProperty("parameters");
    }
}
