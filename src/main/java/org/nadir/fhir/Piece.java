package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An extension or action of a merged plan.
 *
 * @param place its index in the derived plan, -1 where it is the base's alone
 * @param elements those that the derived plan wrote; empty when it wrote the whole
 */
record Piece(JsonNode node, int place, Set<String> elements) {

    static Piece whole(JsonNode node, int place) {
        return new Piece(node, place, Set.of());
    }

    static List<Piece> ofBase(JsonNode nodes) {
        List<Piece> pieces = new ArrayList<>();
        nodes.forEach(node -> pieces.add(whole(node, -1)));
        return pieces;
    }

    /** The derived plan's extensions by what they mean, in their order. */
    static Map<String, List<Piece>> byKey(JsonNode extensions) {
        Map<String, List<Piece>> groups = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode extension : extensions) {
            Piece piece = whole(extension, index++);
            groups.computeIfAbsent(piece.key(), key -> new ArrayList<>()).add(piece);
        }
        return groups;
    }

    static int indexOf(String key, List<Piece> pieces) {
        for (int index = 0; index < pieces.size(); index++) {
            if (pieces.get(index).key().equals(key)) {
                return index;
            }
        }
        return -1;
    }

    static int indexOfAction(String prefix, List<Piece> pieces) {
        for (int index = 0; index < pieces.size(); index++) {
            if (FhirJson.text(pieces.get(index).node(), "prefix").orElse("").equals(prefix)) {
                return index;
            }
        }
        return -1;
    }

    boolean isWritten() {
        return place >= 0;
    }

    /** Two extensions of one key say the same thing: the address, and the name where there are several of it. */
    String key() {
        String name = node.path("valueExpression").path("name").asText("");
        for (JsonNode part : node.path("extension")) {
            if (part.path("url").asText().equals("name")) {
                name = FhirJson.text(part, "valueCode")
                        .or(() -> FhirJson.text(part, "valueString"))
                        .orElse(name);
            }
        }
        return node.path("url").asText() + "|" + name;
    }

    /** This action with the elements of a derived one in place of its own. */
    Piece under(JsonNode action, int index) {
        ObjectNode merged = node.deepCopy();
        Set<String> replaced = new TreeSet<>();
        action.properties().forEach(element -> {
            merged.set(element.getKey(), element.getValue());
            replaced.add(element.getKey());
        });
        return new Piece(merged, index, replaced);
    }

    /** Notes where the elements of this piece stand in the derived plan. */
    void remember(String inWhole, String inDerived, Map<String, String> written) {
        if (isWritten() && elements.isEmpty()) {
            written.put(inWhole, inDerived);
        }
        elements.forEach(element -> written.put(inWhole + "." + element, inDerived + "." + element));
    }
}
