package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.MedicationOrder.Place;
import org.nadir.toxicity.chart.MedicationOrder.Status;
import org.nadir.toxicity.chart.ServiceOrder;
import org.nadir.toxicity.datatype.Concept;

/** Reads MedicationRequests and ServiceRequests that are orders; a proposal on record is none, one in hand is a draft. */
final class OrderReader {

    private static final Set<String> NO_ORDER = Set.of("proposal", "option");
    private static final Set<String> ORDERED = Set.of("active", "completed");
    private static final Set<String> IN_HAND = Set.of("draft", "active");

    private final Map<String, JsonNode> medications;

    /**
     * Creates a reader.
     *
     * @param medications the Medication resources at hand by {@code Medication/id}
     */
    OrderReader(Map<String, JsonNode> medications) {
        this.medications = Map.copyOf(medications);
    }

    /** The order, empty when the resource is none; what it is for may be nameless, see {@link #isNameless}. */
    Optional<MedicationOrder> medication(JsonNode request, Place place) {
        if (isNoOrder(request, place != Place.RECORD)) {
            return Optional.empty();
        }
        return Optional.of(new MedicationOrder(
                medication(request),
                status(request.path("status").asText(place == Place.RECORD ? "" : "draft")),
                place,
                FhirTime.read(request, "authoredOn").orElse(null),
                DosingReader.read(request),
                FhirJson.version(request)));
    }

    Optional<ServiceOrder> service(JsonNode request, boolean inHand) {
        String status = request.path("status").asText(inHand ? "draft" : "");
        if (isNoOrder(request, inHand) || !(inHand ? IN_HAND : ORDERED).contains(status)) {
            return Optional.empty();
        }
        return Optional.of(new ServiceOrder(
                FhirJson.concept(request.path("code")),
                inHand,
                !status.equals("completed"),
                FhirTime.read(request, "authoredOn")
                        .or(() -> FhirTime.read(request, "occurrenceDateTime"))
                        .orElse(null),
                FhirJson.version(request)));
    }

    /** Whether a current order names nothing that could be read, so that it might be for the study drug. */
    static boolean isNameless(MedicationOrder order) {
        return order.status() != Status.ENDED
                && order.status() != Status.VOID
                && order.medication().codes().isEmpty()
                && order.medication().texts().isEmpty();
    }

    /** What a card proposed and the clinician took over is a draft order, though its intent is still a proposal. */
    private static boolean isNoOrder(JsonNode request, boolean inHand) {
        return request.path("doNotPerform").asBoolean(false)
                || (!inHand && NO_ORDER.contains(request.path("intent").asText()));
    }

    private static Status status(String status) {
        return switch (status) {
            case "active" -> Status.ACTIVE;
            case "on-hold" -> Status.ON_HOLD;
            case "draft" -> Status.DRAFT;
            case "completed", "stopped" -> Status.ENDED;
            default -> Status.VOID;
        };
    }

    private Concept medication(JsonNode request) {
        Concept inline = FhirJson.concept(request.path("medicationCodeableConcept"));
        JsonNode reference = request.path("medicationReference");
        List<Concept.Code> codes = new ArrayList<>(inline.codes());
        List<String> texts = new ArrayList<>(inline.texts());
        FhirJson.text(reference, "display").ifPresent(texts::add);
        referenced(request, reference).ifPresent(medication -> {
            add(medication.path("code"), codes, texts);
            medication
                    .path("ingredient")
                    .forEach(ingredient -> add(ingredient.path("itemCodeableConcept"), codes, texts));
        });
        return new Concept(codes, texts);
    }

    private static void add(JsonNode concept, List<Concept.Code> codes, List<String> texts) {
        Concept more = FhirJson.concept(concept);
        codes.addAll(more.codes());
        texts.addAll(more.texts());
    }

    private Optional<JsonNode> referenced(JsonNode request, JsonNode reference) {
        Optional<String> written = FhirJson.text(reference, "reference");
        if (written.filter(target -> target.startsWith("#")).isPresent()) {
            for (JsonNode contained : request.path("contained")) {
                if (written.get().equals("#" + contained.path("id").asText())) {
                    return Optional.of(contained);
                }
            }
        }
        return FhirJson.target(reference).map(medications::get);
    }
}
