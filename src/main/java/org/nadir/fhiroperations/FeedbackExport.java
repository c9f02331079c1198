package org.nadir.fhiroperations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.GuidanceResponses;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.ResourceSource;

/**
 * Goes through the cards of a time, then through the feedback of that time to cards that lie outside it or were never
 * recorded; a hundred at once, so that memory does not grow.
 */
final class FeedbackExport {

    private static final int AT_ONCE = 100;

    private final ResourceSource resources;
    private final ExportRequest asked;
    private final Consumer<ObjectNode> lines;
    private final ExportLine line;

    FeedbackExport(ResourceSource resources, ExportRequest asked, Consumer<ObjectNode> lines) {
        this.resources = resources;
        this.asked = asked;
        this.lines = lines;
        this.line = new ExportLine(new SourceAttributes(resources));
    }

    void run() {
        inBatches("GuidanceResponse?" + inTime(), this::cards);
        inBatches("Communication?" + inTime(), this::feedback);
    }

    private String inTime() {
        String which = asked.patient()
                .map(patient -> token(CardSystems.PATIENT, patient.token()))
                .orElse(encoded(CardSystems.CARD + "|"));
        return "identifier=%s&_lastUpdated=ge%s&_lastUpdated=lt%s".formatted(which, asked.since(), asked.until());
    }

    private void inBatches(String query, Consumer<List<JsonNode>> reader) {
        List<JsonNode> waiting = new ArrayList<>(AT_ONCE);
        resources.each(query, resource -> {
            waiting.add(resource);
            if (waiting.size() == AT_ONCE) {
                reader.accept(List.copyOf(waiting));
                waiting.clear();
            }
        });
        if (!waiting.isEmpty()) {
            reader.accept(waiting);
        }
    }

    private void cards(List<JsonNode> responses) {
        Map<String, IssuedCard> issued = issued(responses);
        Map<String, List<JsonNode>> answers = answers(issued.keySet(), List.of());
        issued.values().forEach(card -> lines.accept(line.of(card, answers.getOrDefault(card.uuid(), List.of()))));
    }

    private void feedback(List<JsonNode> communications) {
        Set<String> cards =
                communications.stream().map(FeedbackExport::card).collect(Collectors.toCollection(LinkedHashSet::new));
        cards.remove("");
        if (cards.isEmpty()) {
            return;
        }
        Map<String, List<JsonNode>> answers = answers(cards, communications);
        List<JsonNode> responses = resources.fetch("GuidanceResponse?identifier=" + tokens(cards));
        responses.stream().filter(asked::covers).map(FeedbackExport::card).forEach(cards::remove);
        Map<String, IssuedCard> issued = issued(responses);
        for (String card : cards) {
            List<JsonNode> ofCard = answers.getOrDefault(card, List.of());
            // The feedback to one card may be spread over batches; the batch with the first of it writes the line.
            if (communications.contains(firstInTime(ofCard))) {
                lines.accept(issued.containsKey(card) ? line.of(issued.get(card), ofCard) : line.of(card, ofCard));
            }
        }
    }

    private JsonNode firstInTime(List<JsonNode> communications) {
        return communications.stream()
                .filter(asked::covers)
                .min(Comparator.comparing(FeedbackExport::stored)
                        .thenComparing(communication -> communication.path("id").asText()))
                .orElseThrow();
    }

    private static Map<String, IssuedCard> issued(List<JsonNode> responses) {
        Map<String, IssuedCard> issued = new LinkedHashMap<>();
        responses.forEach(
                response -> GuidanceResponses.read(response).ifPresent(card -> issued.put(card.uuid(), card)));
        return issued;
    }

    /** All feedback to the cards, whenever it was given; at least that which is at hand. */
    private Map<String, List<JsonNode>> answers(Set<String> cards, List<JsonNode> atHand) {
        if (cards.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonNode> found = new LinkedHashMap<>();
        atHand.forEach(communication -> found.put(communication.path("id").asText(), communication));
        resources
                .fetch("Communication?identifier=" + tokens(cards))
                .forEach(communication -> found.put(communication.path("id").asText(), communication));
        return found.values().stream()
                .sorted(Comparator.comparing(FeedbackExport::stored))
                .collect(Collectors.groupingBy(FeedbackExport::card));
    }

    private static String stored(JsonNode resource) {
        return resource.path("meta").path("lastUpdated").asText();
    }

    private static String card(JsonNode resource) {
        return CardAnswer.identifier(resource, CardSystems.CARD);
    }

    private static String tokens(Collection<String> cards) {
        return cards.stream().map(card -> token(CardSystems.CARD, card)).collect(Collectors.joining(","));
    }

    /** A client may have sent any text as the id of a card: https://hl7.org/fhir/R4/search.html#escaping. */
    private static String token(String system, String value) {
        return encoded(system + "|" + value.replaceAll("([\\\\|,$])", "\\\\$1"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
