package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays one PlanDefinition over another: an element replaces the element, an extension the one of the same meaning, and an
 * action the elements of the action with the same prefix.
 */
final class PlanOverlay {

    /** What names one resource and no other. */
    private static final List<String> IDENTITY = List.of(
            "id", "meta", "text", "url", "identifier", "version", "name", "title", "subtitle", "status", "date");

    private final ObjectNode whole;
    private final JsonNode base;
    private final JsonNode derived;
    private final Map<String, String> written = new HashMap<>();

    PlanOverlay(JsonNode base, JsonNode derived) {
        this.whole = base.deepCopy();
        this.base = base;
        this.derived = derived;
    }

    MergedPlan merge(String baseElement) {
        whole.remove(IDENTITY);
        derived.properties().forEach(element -> whole.set(element.getKey(), element.getValue()));
        put("extension", extensions());
        put("action", actions());
        whole.putObject("meta").put("versionId", revision());
        return new MergedPlan(whole, Map.copyOf(written), baseElement);
    }

    /** Names both stored versions, so that a change of either makes another protocol. */
    private String revision() {
        return "%s on %s/_history/%s"
                .formatted(
                        FhirJson.version(derived).version(),
                        FhirJson.reference(base),
                        FhirJson.version(base).version());
    }

    private void put(String element, List<Piece> pieces) {
        whole.remove(element);
        if (pieces.isEmpty()) {
            return;
        }
        var list = whole.putArray(element);
        for (Piece piece : pieces) {
            String there = "PlanDefinition.%s[%d]".formatted(element, list.size());
            piece.remember(there, "PlanDefinition.%s[%d]".formatted(element, piece.place()), written);
            list.add(piece.node());
        }
    }

    /** A new extension comes before the next one that replaces something: a variable must stand before its use. */
    private List<Piece> extensions() {
        List<Piece> merged = Piece.ofBase(base.path("extension"));
        Map<String, List<Piece>> replacing = Piece.byKey(derived.path("extension"));
        List<Piece> pending = new ArrayList<>();
        replacing.forEach((key, pieces) -> {
            pending.addAll(pieces);
            int place = Piece.indexOf(key, merged);
            if (place >= 0) {
                merged.removeIf(piece -> !piece.isWritten() && piece.key().equals(key));
                merged.addAll(place, pending);
                pending.clear();
            }
        });
        merged.addAll(pending);
        return merged;
    }

    private List<Piece> actions() {
        List<Piece> merged = Piece.ofBase(base.path("action"));
        Set<String> taken = new HashSet<>();
        int index = 0;
        for (JsonNode action : derived.path("action")) {
            String prefix = FhirJson.text(action, "prefix").orElse("");
            int place = taken.add(prefix) ? Piece.indexOfAction(prefix, merged) : -1;
            if (place >= 0) {
                merged.set(place, merged.get(place).under(action, index));
            } else {
                merged.add(Piece.whole(action, index));
            }
            index++;
        }
        return merged;
    }
}
