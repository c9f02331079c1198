package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the tests of this room share: JSON, and a card that uses every part of the specification. */
final class Example {

    static final String CARD_ID = "0f0e0d0c-0b0a-4908-8706-050403020100";

    private Example() {}

    static ObjectNode json(String text) {
        try {
            return Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ObjectNode resource(String type) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type);
    }

    static Source source() {
        return new Source(
                "Example protocol",
                "https://example.org/protocol",
                null,
                new Coding("https://example.org/topics", "hold", "Hold the drug"));
    }

    static CardBuilder card() {
        return Card.builder(CARD_ID, "Hold the drug", Indicator.CRITICAL, source());
    }

    static Card fullCard() {
        ObjectNode extension = JsonNodeFactory.instance.objectNode().put("note", "");
        extension.putObject("org.example.evidence").put("grade", 4).putArray("none");
        ObjectNode order = resource("ServiceRequest").put("status", "").putNull("intent");
        order.putObject("code");
        return card().detail("ANC **0.4** ×10⁹/L")
                .suggestions(
                        SelectionBehavior.AT_MOST_ONE,
                        List.of(new Suggestion(
                                "Repeat the count",
                                "11111111-2222-4333-8444-555555555555",
                                true,
                                List.of(
                                        Action.create("Order a count", order),
                                        Action.delete("Remove the order", "MedicationRequest/1")))))
                .overrideReasons(List.of(new Coding("https://example.org/reasons", "seen", "Already seen")))
                .links(List.of(
                        Link.absolute("Protocol", "https://example.org/protocol"),
                        Link.smart("Course", "https://example.org/launch", "course=1")))
                .extension(extension)
                .build();
    }
}
