package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Leaves out members without content, because neither CDS Hooks nor FHIR allows null, "", [] or {} as a value.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#use-of-json">CDS Hooks 2.0, Use of JSON</a>
 */
final class EmptyMembers {

    private EmptyMembers() {}

    /** A copy of the object, so that later changes to the original do not reach the answer. */
    static ObjectNode without(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        removeFrom(copy);
        return copy;
    }

    private static void removeFrom(JsonNode node) {
        node.forEach(EmptyMembers::removeFrom);
        // Array elements stay: in FHIR a null holds the place of a primitive that has only extensions.
        if (node instanceof ObjectNode object) {
            object.removeIf(EmptyMembers::isEmpty);
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
    }
}
