package org.nadir.fhiroperations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.IssuedCard;
import org.nadir.toxicity.protocol.ManagementAction;

/** Writes one line of the export; docs/feedback.md explains its fields. */
final class ExportLine {

    private final SourceAttributes attributes;

    ExportLine(SourceAttributes attributes) {
        this.attributes = attributes;
    }

    /** A card that was recorded when it was issued. */
    ObjectNode of(IssuedCard card, List<JsonNode> communications) {
        ObjectNode line = start(card.uuid(), true);
        line.put("service", card.occasion().service());
        line.put("issued", card.issued().toString());
        put(line, "firstShownTo", card.occasion().user());
        put(line, "encounter", card.occasion().encounter());
        line.put("patient", card.patient().address());
        ObjectNode topic = line.putObject("topic")
                .put("system", Canonical.MANAGEMENT_ACTION)
                .put("code", card.topic());
        ManagementAction.of(card.topic()).ifPresent(action -> topic.put("display", action.display()));
        JsonNode evidence = card.evidence();
        line.put("rule", evidence.path("rule").asText());
        line.put("indicator", card.indicator()).put("summary", card.summary());
        String[] canonical = evidence.path("protocol").asText().split("\\|", 2);
        line.putObject("protocol").put("url", canonical[0]).put("version", canonical.length > 1 ? canonical[1] : "");
        line.put("ctcaeVersion", evidence.path("ctcaeVersion").asText());
        line.set("evidence", evidence);
        line.set("sourceAttributes", attributes.of(evidence.path("protocol").asText()));
        return withFeedback(line, communications);
    }

    /** A card of which nothing is known but the feedback. */
    ObjectNode of(String card, List<JsonNode> communications) {
        return withFeedback(start(card, false), communications);
    }

    private static ObjectNode start(String card, boolean recorded) {
        return JsonNodeFactory.instance.objectNode().put("card", card).put("recorded", recorded);
    }

    private static ObjectNode withFeedback(ObjectNode line, List<JsonNode> communications) {
        ArrayNode feedback = line.putArray("feedback");
        communications.forEach(communication -> write(communication, feedback.addObject()));
        return line;
    }

    private static void write(JsonNode communication, ObjectNode entry) {
        entry.put("service", CardAnswer.identifier(communication, CardSystems.SERVICE));
        entry.put("outcome", communication.at("/topic/coding/0/code").asText());
        JsonNode reason = communication.at("/reasonCode/0/coding/0");
        if (reason.isObject()) {
            entry.set("reason", reason);
        }
        FhirJson.text(communication.at("/payload/0"), "contentString").ifPresent(text -> entry.put("comment", text));
        for (JsonNode identifier : communication.path("identifier")) {
            if (CardSystems.SUGGESTION.equals(identifier.path("system").asText())) {
                entry.withArray("acceptedSuggestions")
                        .add(identifier.path("value").asText());
            }
        }
        put(entry, "outcomeTimestamp", communication.path("sent").asText());
        put(entry, "received", communication.at("/meta/lastUpdated").asText());
        put(entry, "communication", FhirJson.reference(communication));
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
