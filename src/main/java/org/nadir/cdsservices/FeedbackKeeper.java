package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.Coding;
import org.nadir.cdshooks.Feedback;
import org.nadir.cdshooks.FeedbackStore;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.ResourceStore;

/**
 * Keeps feedback as Communication resources: the clinician's answer to a card.
 *
 * <p>The id is made from the entry, so that the same entry again is the same resource.
 */
final class FeedbackKeeper implements FeedbackStore {

    private static final String CARD = Canonical.BASE + "/sid/card";
    private static final String SUGGESTION = Canonical.BASE + "/sid/suggestion";
    private static final String SERVICE = Canonical.BASE + "/sid/cds-service";
    private static final String OUTCOME = Canonical.BASE + "/CodeSystem/feedback-outcome";

    private final ResourceStore store;

    FeedbackKeeper(ResourceStore store) {
        this.store = store;
    }

    @Override
    public void keep(String serviceId, Feedback feedback) {
        store.save(communication(serviceId, feedback));
    }

    private static ObjectNode communication(String serviceId, Feedback feedback) {
        ObjectNode communication = JsonNodeFactory.instance.objectNode();
        communication.put("resourceType", "Communication");
        communication.put(
                "id",
                UUID.nameUUIDFromBytes((serviceId + "\n" + feedback).getBytes(StandardCharsets.UTF_8))
                        .toString());
        identifier(communication, CARD, feedback.card());
        identifier(communication, SERVICE, serviceId);
        feedback.acceptedSuggestions().forEach(suggestion -> identifier(communication, SUGGESTION, suggestion));
        communication.put("status", "completed");
        String outcome = feedback.outcome().name().toLowerCase(Locale.ROOT);
        communication
                .putObject("topic")
                .putArray("coding")
                .addObject()
                .put("system", OUTCOME)
                .put("code", outcome);
        communication.put("sent", feedback.outcomeTimestamp());
        reason(communication, feedback.overrideReason());
        return communication;
    }

    private static void identifier(ObjectNode communication, String system, String value) {
        communication.withArray("identifier").addObject().put("system", system).put("value", value);
    }

    private static void reason(ObjectNode communication, Feedback.@Nullable OverrideReason reason) {
        if (reason == null) {
            return;
        }
        @Nullable Coding coded = reason.reason();
        if (coded != null) {
            ObjectNode coding = communication
                    .putArray("reasonCode")
                    .addObject()
                    .putArray("coding")
                    .addObject();
            put(coding, "system", coded.system());
            put(coding, "code", coded.code());
            put(coding, "display", coded.display());
        }
        if (reason.userComment() != null && !reason.userComment().isBlank()) {
            communication.putArray("payload").addObject().put("contentString", reason.userComment());
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
    }
}
