package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.Coding;
import org.nadir.cdshooks.Feedback;
import org.nadir.cdshooks.FeedbackAccess;
import org.nadir.cdshooks.FeedbackStore;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.CodeSystems;
import org.nadir.fhir.ResourceStore;

/**
 * Keeps feedback as Communication resources: the clinician's answer to a card.
 *
 * <p>The id is made from the entry, so that the same entry again is the same resource.
 */
final class FeedbackKeeper implements FeedbackStore {

    private static final Map<String, String> REASONS = CodeSystems.displays("override-reason");

    private final ResourceStore store;
    private final Function<String, Optional<String>> patients;
    private final FeedbackAccess access;

    /**
     * Creates a keeper.
     *
     * @param patients gives the token of the patient whom a card was about; feedback itself names none
     */
    FeedbackKeeper(ResourceStore store, Function<String, Optional<String>> patients, FeedbackAccess access) {
        this.store = store;
        this.patients = patients;
        this.access = access;
    }

    @Override
    public boolean isOpen(Feedback feedback, CallOrigin origin) {
        return access.mayAnswer(patients.apply(feedback.card()), origin);
    }

    @Override
    public void keep(String serviceId, Feedback feedback) {
        ObjectNode communication = communication(serviceId, feedback);
        patients.apply(feedback.card()).ifPresent(token -> identifier(communication, CardSystems.PATIENT, token));
        store.save(communication);
    }

    private static ObjectNode communication(String serviceId, Feedback feedback) {
        ObjectNode communication = JsonNodeFactory.instance.objectNode();
        communication.put("resourceType", "Communication");
        communication.putObject("meta").putArray("profile").add(CardSystems.FEEDBACK_PROFILE);
        communication.put(
                "id",
                UUID.nameUUIDFromBytes((serviceId + "\n" + feedback).getBytes(StandardCharsets.UTF_8))
                        .toString());
        identifier(communication, CardSystems.CARD, feedback.card());
        identifier(communication, CardSystems.SERVICE, serviceId);
        feedback.acceptedSuggestions()
                .forEach(suggestion -> identifier(communication, CardSystems.SUGGESTION, suggestion));
        communication.put("status", "completed");
        String outcome = feedback.outcome().name().toLowerCase(Locale.ROOT);
        communication
                .putObject("topic")
                .putArray("coding")
                .addObject()
                .put("system", CardSystems.OUTCOME)
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
            write(completed(coded), coding);
        }
        if (reason.userComment() != null && !reason.userComment().isBlank()) {
            communication.putArray("payload").addObject().put("contentString", reason.userComment());
        }
    }

    private static void write(Coding coded, ObjectNode coding) {
        put(coding, "system", coded.system());
        put(coding, "code", coded.code());
        put(coding, "display", coded.display());
    }

    /** A code alone is one of those that the card offered; reasons of other systems stay as they were sent. */
    private static Coding completed(Coding sent) {
        boolean ours = isBlank(sent.system()) || Canonical.OVERRIDE_REASON.equals(sent.system());
        String display = REASONS.get(sent.code());
        return ours && display != null && isBlank(sent.display())
                ? new Coding(Canonical.OVERRIDE_REASON, sent.code(), display)
                : sent;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
    }
}
