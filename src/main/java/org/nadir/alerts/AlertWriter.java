package org.nadir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.FhirJson;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Urgency;

/** Writes alerts as DetectedIssue; docs/alerts.md shows one. */
final class AlertWriter {

    static final String RULE = Canonical.BASE + "/StructureDefinition/alert-rule";
    static final String RETRACTED = Canonical.BASE + "/StructureDefinition/alert-retracted";
    static final String SUPERSEDED_BY = Canonical.BASE + "/StructureDefinition/superseded-by";

    private final String patientId;
    private final Protocol protocol;
    private final Instant now;

    AlertWriter(String patientId, Protocol protocol, Instant now) {
        this.patientId = patientId;
        this.protocol = protocol;
        this.now = now;
    }

    /**
     * A new alert.
     *
     * @param orders the orders of the study drug, such as {@code MedicationRequest/1}
     */
    ObjectNode raise(String id, Recommendation advice, List<String> orders) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("resourceType", "DetectedIssue").put("id", id);
        alert.putObject("meta").putArray("profile").add(CardSystems.ALERT_PROFILE);
        alert.putArray("extension")
                .addObject()
                .put("url", RULE)
                .put("valueString", advice.rule().id());
        alert.putArray("identifier").addObject().put("system", CardSystems.CARD).put("value", id);
        alert.put("status", "final");
        ManagementAction topic = advice.rule().topic();
        ObjectNode code = alert.putObject("code");
        code.putArray("coding")
                .addObject()
                .put("system", Canonical.MANAGEMENT_ACTION)
                .put("code", topic.code())
                .put("display", topic.display());
        code.put("text", advice.rule().title());
        alert.put("severity", severity(advice.urgency()));
        alert.putObject("patient").put("reference", "Patient/" + patientId);
        alert.put("identifiedDateTime", written());
        references(
                alert,
                "implicated",
                Stream.concat(
                        advice.evidence().stream()
                                .flatMap(piece -> piece.sources().stream())
                                .map(ResourceVersion::reference),
                        orders.stream()));
        evidence(alert, advice.evidence());
        alert.put("detail", AlertText.of(advice));
        alert.put("reference", protocol.canonical());
        return alert;
    }

    /** The alert as taken back; a reference that leads nowhere any more is kept as words. */
    ObjectNode retract(AlertChange.Retract change, Predicate<String> isGone) {
        ObjectNode alert = change.alert().resource().deepCopy();
        alert.put("status", change.status());
        ArrayNode extensions = alert.withArray("extension");
        extensions.addObject().put("url", RETRACTED).put("valueDateTime", written());
        change.successors().forEach(successor -> extensions
                .addObject()
                .put("url", SUPERSEDED_BY)
                .putObject("valueReference")
                .put("reference", "DetectedIssue/" + successor));
        for (JsonNode reference : alert.path("implicated")) {
            dropIfGone((ObjectNode) reference, isGone);
        }
        alert.path("evidence").forEach(piece -> piece.path("detail")
                .forEach(reference -> dropIfGone((ObjectNode) reference, isGone)));
        return alert;
    }

    /** The alert as it was before it was taken back. */
    ObjectNode reopen(RaisedAlert raised) {
        ObjectNode alert = raised.resource().deepCopy();
        alert.put("status", "final");
        alert.withArray("extension").removeIf(extension -> Set.of(RETRACTED, SUPERSEDED_BY)
                .contains(extension.path("url").asText()));
        return alert;
    }

    private static void dropIfGone(ObjectNode reference, Predicate<String> isGone) {
        FhirJson.target(reference).filter(isGone).ifPresent(target -> {
            reference.remove("reference");
            reference.put("display", target + " (deleted)");
        });
    }

    private static void evidence(ObjectNode alert, List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        ArrayNode pieces = alert.putArray("evidence");
        for (Evidence piece : evidence) {
            ObjectNode node = pieces.addObject();
            ObjectNode code = node.putArray("code").addObject();
            piece.graded().map(Evidence.Grade::term).ifPresent(term -> code.putArray("coding")
                    .addObject()
                    .put("system", CtcaeTerm.SYSTEM)
                    .put("code", term.code())
                    .put("display", term.display()));
            code.put("text", AlertText.of(piece));
            references(node, "detail", piece.sources().stream().map(ResourceVersion::reference));
        }
    }

    private static void references(ObjectNode node, String element, Stream<String> references) {
        List<String> usable = references
                .filter(reference -> reference.matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}"))
                .distinct()
                .toList();
        if (!usable.isEmpty()) {
            ArrayNode array = node.putArray(element);
            usable.forEach(reference -> array.addObject().put("reference", reference));
        }
    }

    private static String severity(Urgency urgency) {
        return switch (urgency) {
            case STAT -> "high";
            case URGENT -> "moderate";
            case ROUTINE -> "low";
        };
    }

    private String written() {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
