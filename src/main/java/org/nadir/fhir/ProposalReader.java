package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.Proposal;

/**
 * Reads an inner action as a proposal: {@code type} create orders its definition, update puts the orders for the study
 * drug on hold for its {@code reason}, remove takes drafts for it out of hand.
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
        @Nullable
        String definition = FhirJson.text(action, "definitionCanonical").orElse(null);
        return switch (type) {
            case "create" -> {
                if (definition == null) {
                    protocol.problem(element + ".definitionCanonical", "is missing: what is to be ordered");
                }
                yield Optional.of(new Proposal(Proposal.Kind.CREATE, title, definition, null));
            }
            case "update" -> Optional.of(new Proposal(Proposal.Kind.HOLD, title, definition, reason()));
            case "remove" -> Optional.of(new Proposal(Proposal.Kind.REMOVE_DRAFT, title, definition, null));
            default -> {
                protocol.problem(element + ".type", "must be create, update or remove, not " + type);
                yield Optional.empty();
            }
        };
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
