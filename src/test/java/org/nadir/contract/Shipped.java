package org.nadir.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.nadir.fhir.ProtocolReader;
import org.nadir.toxicity.protocol.Protocol;

/** The definitions as shipped. */
public final class Shipped {

    /** By the version of CTCAE that a study chose in the protocol's extension. */
    public static final Protocol CTCAE_5 = ProtocolReader.read(plan());

    public static final Protocol CTCAE_6 = ProtocolReader.read(plan("\"5.0\"", "\"6.0\""));

    private Shipped() {}

    public static ObjectNode plan() {
        return (ObjectNode) Item.read(text("PlanDefinition-cemsidomide-hematologic-toxicity"));
    }

    /** The protocol after an edit of its text. */
    public static ObjectNode plan(String written, String instead) {
        String text = text("PlanDefinition-cemsidomide-hematologic-toxicity");
        if (!text.contains(written)) {
            throw new IllegalArgumentException("The shipped protocol does not say " + written);
        }
        return (ObjectNode) Item.read(text.replace(written, instead));
    }

    /** The protocol of a study that lists its dose levels in micrograms. */
    public static Protocol withDoseLevels(String... micrograms) {
        ObjectNode plan = plan();
        for (String dose : micrograms) {
            plan.withArray("extension").add(Item.read("""
                    {"url": "https://nadir-cds.github.io/fhir/StructureDefinition/dose-level",
                     "valueQuantity": {"value": %s, "unit": "ug", "code": "ug"}}""".formatted(dose)));
        }
        return ProtocolReader.read(plan);
    }

    public static JsonNode activity(String name) {
        return Item.read(text("ActivityDefinition-" + name));
    }

    private static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(Shipped.class.getResourceAsStream("/fhir-definitions/" + name + ".json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
