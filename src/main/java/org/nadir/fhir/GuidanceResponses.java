package org.nadir.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.protocol.ManagementAction;

/**
 * Writes an issued card as a GuidanceResponse, and reads it back.
 *
 * @see <a href="https://hl7.org/fhir/R4/guidanceresponse.html">GuidanceResponse</a>
 */
public final class GuidanceResponses {

    /**
     * What HAPI lets a GuidanceResponse name as its reason. FHIR allows a QuestionnaireResponse too, HAPI's model does not:
     * that one stands in the evidence only.
     */
    private static final Pattern REASON =
            Pattern.compile("(Observation|Condition|DiagnosticReport)/[A-Za-z0-9\\-.]{1,64}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private GuidanceResponses() {}

    /**
     * The card as a resource under its own uuid.
     *
     * @param isKept whether the own store has the resource under a reference; what it has not is named by its address,
     *     because a reference to nothing could not be stored
     */
    public static ObjectNode write(IssuedCard card, Predicate<String> isKept) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("resourceType", "GuidanceResponse").put("id", card.uuid());
        response.putObject("meta").putArray("profile").add(CardSystems.RECORD_PROFILE);
        content(card, response.putArray("extension").addObject());
        ArrayNode identifiers = response.putArray("identifier");
        identifiers.addObject().put("system", CardSystems.CARD).put("value", card.uuid());
        identifiers
                .addObject()
                .put("system", CardSystems.PATIENT)
                .put("value", card.patient().token());
        response.put("moduleCanonical", card.evidence().path("protocol").asText());
        response.put("status", "success");
        response.set("subject", reference("Patient/" + card.patient().id(), card.patient(), isKept));
        response.put("occurrenceDateTime", card.issued().toString());
        ObjectNode topic = response.putArray("reasonCode")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", Canonical.MANAGEMENT_ACTION)
                .put("code", card.topic());
        ManagementAction.of(card.topic()).ifPresent(action -> topic.put("display", action.display()));
        for (String reason : reasons(card.evidence())) {
            response.withArray("reasonReference").add(reference(reason, card.patient(), isKept));
        }
        return response;
    }

    /** The card in a GuidanceResponse; empty for a response that holds none. */
    public static Optional<IssuedCard> read(JsonNode response) {
        JsonNode content = part(response, CardSystems.ISSUED_CARD);
        String uuid = CardAnswer.identifier(response, CardSystems.CARD);
        Optional<ClinicalTime> issued = FhirTime.read(response, "occurrenceDateTime");
        if (content.isMissingNode() || uuid.isEmpty() || issued.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IssuedCard(
                uuid,
                new PatientKey(text(content, "server"), text(content, "patient")),
                issued.get().instant(),
                new IssuedCard.Occasion(text(content, "service"), text(content, "user"), text(content, "encounter")),
                response.at("/reasonCode/0/coding/0/code").asText(),
                part(content, "indicator").path("valueCode").asText(),
                text(content, "summary"),
                evidence(text(content, "evidence"))));
    }

    private static void content(IssuedCard card, ObjectNode extension) {
        extension.put("url", CardSystems.ISSUED_CARD);
        ArrayNode parts = extension.putArray("extension");
        string(parts, "service", card.occasion().service());
        string(parts, "user", card.occasion().user());
        string(parts, "encounter", card.occasion().encounter());
        string(parts, "server", card.patient().server());
        string(parts, "patient", card.patient().id());
        parts.addObject().put("url", "indicator").put("valueCode", card.indicator());
        string(parts, "summary", card.summary());
        string(parts, "rule", card.evidence().path("rule").asText());
        card.highestGrade()
                .ifPresent(grade -> parts.addObject().put("url", "grade").put("valueInteger", grade));
        string(parts, "evidence", card.evidence().toString());
    }

    private static void string(ArrayNode parts, String name, String value) {
        if (!value.isBlank()) {
            parts.addObject().put("url", name).put("valueString", value);
        }
    }

    private static Set<String> reasons(JsonNode evidence) {
        Set<String> reasons = new LinkedHashSet<>();
        for (String list : new String[] {"observations", "others"}) {
            for (JsonNode piece : evidence.path(list)) {
                FhirJson.text(piece, "reference").ifPresent(reasons::add);
                piece.path("derivedFrom").forEach(source -> reasons.add(source.asText()));
            }
        }
        reasons.removeIf(reason -> !REASON.matcher(reason).matches());
        return reasons;
    }

    private static ObjectNode reference(String reference, PatientKey patient, Predicate<String> isKept) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (patient.isOwn() && isKept.test(reference)) {
            return node.put("reference", reference);
        }
        node.put("type", reference.substring(0, reference.indexOf('/')));
        node.putObject("identifier").put("system", CardSystems.ADDRESS).put("value", patient.addressOf(reference));
        return node;
    }

    private static JsonNode part(JsonNode parent, String url) {
        for (JsonNode extension : parent.path("extension")) {
            if (url.equals(extension.path("url").asText())) {
                return extension;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(JsonNode content, String name) {
        return part(content, name).path("valueString").asText("");
    }

    private static JsonNode evidence(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException edited) {
            return MissingNode.getInstance();
        }
    }
}
