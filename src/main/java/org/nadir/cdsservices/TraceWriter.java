package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.InvalidRequestException;
import org.nadir.toxicity.Trace;
import org.nadir.toxicity.protocol.Protocol;

/** Writes how the protocol came to its cards, under {@value #KEY} of the answer's extension: docs/trace.md. */
final class TraceWriter {

    static final String KEY = "org.nadir.trace";

    private final ObjectNode trace = JsonNodeFactory.instance.objectNode();
    private final Protocol protocol;

    TraceWriter(Protocol protocol, Instant now) {
        this.protocol = protocol;
        trace.put("protocol", protocol.canonical());
        trace.put("title", protocol.title());
        trace.put("drug", protocol.drugName());
        trace.put("ctcaeVersion", protocol.ctcaeVersion().label());
        trace.put("assessedAt", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether a call asks for the trace. */
    static boolean isAsked(CdsRequest request) {
        JsonNode asked = request.extension().path(KEY);
        if (asked.isMissingNode() || asked.isNull()) {
            return false;
        }
        if (!asked.isBoolean()) {
            throw new InvalidRequestException("extension." + KEY, "true or false");
        }
        return asked.booleanValue();
    }

    /** Marks the trace as that of a trial, beside the protocol that the patient's own cards follow. */
    TraceWriter tried(boolean trial, Protocol own) {
        if (!trial) {
            return this;
        }
        trace.put("trial", true);
        if (!own.url().equals(protocol.url())) {
            trace.put("otherProtocol", own.canonical());
        }
        return this;
    }

    /**
     * The whole extension.
     *
     * @param cards the uuid of the card of each rule that has one, by the rule's id
     */
    ObjectNode write(Trace told, Map<String, String> cards) {
        var facts = trace.putArray("facts");
        told.facts().forEach(fact -> facts.add(TracedFact.write(fact)));
        var variables = trace.putArray("variables");
        protocol.variables().forEach(variable -> variables
                .addObject()
                .put("name", variable.name())
                .put("description", variable.description())
                .put("expression", variable.expression())
                .put("words", variable.words()));
        var rules = trace.putArray("rules");
        told.rules()
                .forEach(rule -> rules.add(
                        rule(rule, Optional.ofNullable(cards.get(rule.rule().id())))));
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        extension.set(KEY, trace);
        return extension;
    }

    private static ObjectNode rule(Trace.AskedRule asked, Optional<String> card) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("id", asked.rule().id());
        rule.put("title", asked.rule().title());
        rule.put("topic", asked.rule().topic().code());
        rule.put("asked", asked.notAsked().isEmpty());
        if (asked.notAsked().isEmpty()) {
            rule.put("answer", code(asked.condition().truth()));
            rule.put("why", asked.why());
        } else {
            rule.put("notAsked", asked.notAsked());
        }
        asked.applies().ifPresent(urgency -> rule.put("urgency", urgency.code()));
        var facts = rule.putArray("facts");
        asked.rule().facts().stream().sorted().forEach(fact -> facts.add(fact.label()));
        rule.set("condition", clause(asked.condition()));
        if (!asked.toldBy().isEmpty()) {
            rule.put("toldBy", asked.toldBy());
        }
        card.ifPresent(uuid -> rule.put("card", uuid));
        return rule;
    }

    private static ObjectNode clause(Trace.Answer answer) {
        ObjectNode clause = JsonNodeFactory.instance.objectNode();
        clause.put("kind", code(answer.clause().kind()));
        clause.put("expression", answer.clause().expression());
        clause.put("words", answer.clause().words());
        clause.put("answer", code(answer.truth()));
        if (!answer.because().isEmpty()) {
            clause.put("because", answer.because());
        }
        if (!answer.parts().isEmpty()) {
            var parts = clause.putArray("clauses");
            answer.parts().forEach(part -> parts.add(clause(part)));
        }
        return clause;
    }

    /** The same extension where some cards, by their uuid, are kept away for the reason given. */
    static @Nullable ObjectNode keepingAway(@Nullable ObjectNode extension, Map<String, String> reasons) {
        if (extension == null || reasons.isEmpty()) {
            return extension;
        }
        ObjectNode copy = extension.deepCopy();
        for (JsonNode rule : copy.path(KEY).path("rules")) {
            @Nullable String reason = reasons.get(rule.path("card").asText());
            if (reason != null && rule instanceof ObjectNode told) {
                told.remove("card");
                told.put("keptAway", reason);
            }
        }
        return copy;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
