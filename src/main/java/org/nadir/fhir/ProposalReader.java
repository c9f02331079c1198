package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.protocol.Proposal;

/**
 * Reads an inner action as a proposal: {@code type} create orders its definition, update changes the orders for the
 * study drug as its {@code code} says, remove takes drafts for it out of hand, fire-event opens the questionnaire that
 * the definition names. With conditions it is offered only where they hold.
 */
final class ProposalReader {

    private final ProtocolReader protocol;
    private final JsonNode action;
    private final String element;

    ProposalReader(ProtocolReader protocol, JsonNode action, String element) {
        this.protocol = protocol;
        this.action = action;
        this.element = element;
    }

    Optional<Proposal> read() {
        String title = FhirJson.text(action, "title").orElse("");
        if (title.isEmpty()) {
            protocol.problem(element + ".title", "is missing");
        }
        String type = action.path("type").path("coding").path(0).path("code").asText("create");
        return kind(type)
                .map(kind -> new Proposal(
                        kind,
                        title,
                        definition(kind).orElse(null),
                        kind == Proposal.Kind.HOLD ? reason() : null,
                        action.has("condition")
                                ? new ConditionReader(protocol, action, element)
                                        .read()
                                        .orElse(null)
                                : null));
    }

    private Optional<Proposal.Kind> kind(String type) {
        return switch (type) {
            case "create" -> Optional.of(Proposal.Kind.CREATE);
            case "update" -> change();
            case "remove" -> removal();
            case "fire-event" -> Optional.of(Proposal.Kind.OPEN_QUESTIONNAIRE);
            default -> {
                protocol.problem(element + ".type", "must be create, update, remove or fire-event, not " + type);
                yield Optional.empty();
            }
        };
    }

    /** How an update changes the orders; without a code it puts them on hold. */
    private Optional<Proposal.Kind> change() {
        String code = Codings.code(action, Canonical.ORDER_CHANGE).orElse("hold");
        return switch (code) {
            case "hold" -> Optional.of(Proposal.Kind.HOLD);
            case "resume" -> Optional.of(Proposal.Kind.RESUME);
            case "resume-lower-dose" -> Optional.of(Proposal.Kind.RESUME_LOWER);
            default -> {
                protocol.problem(
                        element + ".code",
                        "%s is no code of %s: hold, resume, resume-lower-dose".formatted(code, Canonical.ORDER_CHANGE));
                yield Optional.empty();
            }
        };
    }

    /** Which drafts a removal takes out of hand; without a code those for the study drug. */
    private Optional<Proposal.Kind> removal() {
        String code = Codings.code(action, Canonical.ORDER_CHANGE).orElse("remove-study-drug");
        return switch (code) {
            case "remove-study-drug" -> Optional.of(Proposal.Kind.REMOVE_DRAFT);
            case "remove-g-csf" -> Optional.of(Proposal.Kind.REMOVE_GCSF_DRAFT);
            default -> {
                protocol.problem(
                        element + ".code",
                        "%s is no code of %s for a removal: remove-study-drug, remove-g-csf"
                                .formatted(code, Canonical.ORDER_CHANGE));
                yield Optional.empty();
            }
        };
    }

    private Optional<String> definition(Proposal.Kind kind) {
        Optional<String> definition = FhirJson.text(action, "definitionCanonical");
        boolean needed = kind == Proposal.Kind.CREATE || kind == Proposal.Kind.OPEN_QUESTIONNAIRE;
        if (needed && definition.isEmpty()) {
            protocol.problem(element + ".definitionCanonical", "is missing: what is to be ordered, or asked");
        }
        definition
                .map(canonical -> canonical.split("\\|", 2)[0])
                .filter(url -> !StoredPlans.isAddress(url))
                .ifPresent(url -> protocol.problem(
                        element + ".definitionCanonical", "must be an absolute address, with or without |version"));
        return definition;
    }

    private Proposal.@Nullable ReasonCode reason() {
        JsonNode coding = action.path("reason").path(0).path("coding").path(0);
        if (!coding.has("code") || !coding.has("system")) {
            protocol.problem(element + ".reason", "a hold needs a coded reason");
            return null;
        }
        return new Proposal.ReasonCode(
                coding.path("system").asText(),
                coding.path("code").asText(),
                coding.path("display").asText());
    }
}
