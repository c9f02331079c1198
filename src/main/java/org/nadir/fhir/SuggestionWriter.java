package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.protocol.Proposal.ReasonCode;

/** Writes the complete resources that a card suggests. */
public final class SuggestionWriter {

    private static final String PATIENT = "Patient/";

    private final Instant now;

    public SuggestionWriter(Instant now) {
        this.now = now;
    }

    /** The order as it stands, but on hold for a reason; everything else, earlier prescriptions included, is kept. */
    public ObjectNode hold(JsonNode order, ReasonCode reason, String text) {
        ObjectNode held = asItStands(order);
        held.put("status", "on-hold");
        ObjectNode statusReason = held.putObject("statusReason");
        statusReason
                .putArray("coding")
                .addObject()
                .put("system", reason.system())
                .put("code", reason.code())
                .put("display", reason.display());
        statusReason.put("text", text);
        return held;
    }

    /** The order as it stands, but active again; the reason of the hold is gone with the hold. */
    public ObjectNode resume(JsonNode order) {
        ObjectNode resumed = asItStands(order);
        resumed.put("status", "active");
        resumed.remove("statusReason");
        return resumed;
    }

    /** The same at another dose, which every dosage of the order then has. */
    public ObjectNode resume(JsonNode order, Dose dose) {
        ObjectNode resumed = resume(order);
        for (JsonNode dosage : resumed.path("dosageInstruction")) {
            for (JsonNode rate : dosage.path("doseAndRate")) {
                if (rate.path("doseQuantity") instanceof ObjectNode quantity) {
                    quantity.put("value", dose.value());
                    quantity.put("unit", dose.unit());
                    quantity.put("system", "http://unitsofmeasure.org");
                    quantity.put("code", dose.unit());
                }
            }
            // The words of the order would contradict its new number.
            ((ObjectNode) dosage).remove(List.of("text", "patientInstruction"));
        }
        return resumed;
    }

    /**
     * A proposed order as an ActivityDefinition describes it.
     *
     * @param evidence the results that give the reason
     */
    public ObjectNode propose(JsonNode definition, String patientId, List<ResourceVersion> evidence) {
        String kind = definition.path("kind").asText();
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", kind);
        order.putArray("instantiatesCanonical")
                .add(definition.path("url").asText() + "|"
                        + definition.path("version").asText());
        order.put("status", "draft");
        order.put("intent", definition.path("intent").asText("proposal"));
        if (definition.has("priority")) {
            order.set("priority", definition.path("priority"));
        }
        if (kind.equals("MedicationRequest")) {
            order.set("medicationCodeableConcept", definition.path("productCodeableConcept"));
            copy(definition, "dosage", order, "dosageInstruction");
        } else {
            copy(definition, "code", order, "code");
        }
        order.putObject("subject").put("reference", PATIENT + patientId);
        order.put("authoredOn", now.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode reasons = order.putArray("reasonReference");
        evidence.stream()
                .map(ResourceVersion::reference)
                .filter(reference -> reference.startsWith("Observation/") || reference.startsWith("Condition/"))
                .distinct()
                .forEach(reference -> reasons.addObject().put("reference", reference));
        if (reasons.isEmpty()) {
            order.remove("reasonReference");
        }
        return order;
    }

    /** Real clients send a lone category without its array (the public sandbox, Epic); what we propose must be FHIR all the same. */
    private static ObjectNode asItStands(JsonNode order) {
        ObjectNode copy = order.deepCopy();
        if (copy.path("category") instanceof ObjectNode lone) {
            copy.putArray("category").add(lone);
        }
        return copy;
    }

    private static void copy(JsonNode from, String element, ObjectNode to, String name) {
        if (from.has(element)) {
            to.set(name, from.path(element));
        }
    }
}
