package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.nadir.contract.Item;
import org.nadir.contract.Shipped;
import org.nadir.fhir.ResourceSource;

/**
 * A store that makes each patient when asked and keeps none, and counts how many of those it gave away somebody still
 * holds: their resources, and the texts in them that a chart or an arm would hold.
 */
final class Crowd implements ResourceSource {

    private static final int BETWEEN_COUNTS = 5_000;

    private final int size;
    private final List<WeakReference<Object>> given = new ArrayList<>();
    private int made;
    private int mostHeld;

    Crowd(int size) {
        this.size = size;
    }

    /** How many patients were given. */
    int made() {
        return made;
    }

    /** How many of the resources and texts were alive at once, at the worst of the counts. */
    int mostHeld() {
        return mostHeld;
    }

    @Override
    public List<JsonNode> fetch(String query) {
        return switch (query.split("[/?]")[0]) {
            case "PlanDefinition" -> List.of(Shipped.plan());
            case "ResearchStudy" ->
                List.of(resource("{\"resourceType\": \"ResearchStudy\", \"id\": \"s\", \"status\": \"active\"}"));
            case "ResearchSubject" -> List.of(subject(number(query)));
            case "Patient" -> List.of(patient(number(query)));
            case "MedicationRequest" -> List.of(order(number(query)));
            case "Observation" -> List.of(result(number(query)));
            default -> List.of();
        };
    }

    @Override
    public void each(String query, Consumer<JsonNode> reader) {
        boolean subjects = query.startsWith("ResearchSubject?");
        for (int number = 0; number < size; number++) {
            reader.accept(subjects ? subject(number) : patient(number));
            made++;
            if (made % BETWEEN_COUNTS == 0) {
                count();
            }
        }
    }

    @Override
    public long count(String query) {
        return size;
    }

    private void count() {
        System.gc();
        given.removeIf(reference -> reference.get() == null);
        mostHeld = Math.max(mostHeld, given.size());
    }

    private JsonNode patient(int number) {
        return watched("""
                {"resourceType": "Patient", "id": "p%1$d"}""", number, "id");
    }

    private JsonNode subject(int number) {
        return watched("""
                {"resourceType": "ResearchSubject", "id": "u%1$d", "study": {"reference": "ResearchStudy/s"},
                 "individual": {"reference": "Patient/p%1$d"}, "assignedArm": "Arm %1$d"}""", number, "assignedArm");
    }

    private JsonNode order(int number) {
        return watched("""
                {"resourceType": "MedicationRequest", "id": "o%1$d", "status": "active", "intent": "order",
                 "medicationCodeableConcept": {"text": "cemsidomide"}, "authoredOn": "2026-01-01"}""", number, "authoredOn");
    }

    private JsonNode result(int number) {
        return watched("""
                {"resourceType": "Observation", "id": "r%1$d", "status": "final", "effectiveDateTime": "2026-01-08",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "777-3"}]},
                 "valueQuantity": {"value": 30, "unit": "10*9/L"}}""", number, "effectiveDateTime");
    }

    private JsonNode watched(String json, int number, String text) {
        JsonNode resource = resource(json.formatted(number));
        given.add(new WeakReference<>(resource));
        given.add(new WeakReference<>(Objects.requireNonNull(resource.path(text).textValue())));
        return resource;
    }

    private static ObjectNode resource(String json) {
        return Item.of(json).json();
    }

    private static int number(String query) {
        return Integer.parseInt(query.replaceFirst(".*?[=/](?:Patient/)?p(\\d+).*", "$1"));
    }
}
