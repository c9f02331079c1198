package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object of a request, with the names by which an error mentions them.
 *
 * <p>A member that is null counts as absent.
 *
 * @param path what stands before a member's name, such as {@code context.}
 */
record Fields(String path, ObjectNode object) {

    @Nullable
    String optionalText(String name) {
        JsonNode value = object.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new InvalidRequestException(path + name, "a text that is not blank");
        }
        return value.textValue();
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw new InvalidRequestException(path + name, "a text; it is required");
        }
        return value;
    }

    /** A text where there is one; what has another type is not worth a refusal. */
    String anyText(String name, String otherwise) {
        JsonNode value = object.path(name);
        return value.isTextual() ? value.textValue() : otherwise;
    }

    @Nullable
    Fields optionalObject(String name) {
        JsonNode value = object.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (value instanceof ObjectNode inner) {
            return new Fields(path + name + ".", inner);
        }
        throw new InvalidRequestException(path + name, "an object");
    }

    Fields object(String name) {
        Fields value = optionalObject(name);
        if (value == null) {
            throw new InvalidRequestException(path + name, "an object; it is required");
        }
        return value;
    }

    void requireArray(String name) {
        if (!object.path(name).isArray()) {
            throw new InvalidRequestException(path + name, "an array; it is required");
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
