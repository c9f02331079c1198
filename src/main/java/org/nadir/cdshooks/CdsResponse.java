package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call; no cards means no advice.
 *
 * @param systemActions what the client does without asking; our services send none, and an empty list is written only
 *     for clients that ask for one ({@link Dialect#CRD})
 * @param extension what goes beyond the specification; left out where there is nothing
 * @param basis what the service went by, with its version, also where it advises nothing; told to observers and not to the
 *     client
 * @see <a href="https://cds-hooks.hl7.org/2.0/#cds-service-response">CDS Hooks 2.0, CDS Service Response</a>
 */
public record CdsResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Action> systemActions,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        ObjectNode extension,

        @JsonIgnore String basis) {

    public CdsResponse {
        cards = List.copyOf(cards);
        systemActions = systemActions == null ? null : List.copyOf(systemActions);
        extension = extension == null ? null : EmptyMembers.without(extension);
    }

    /** An answer without anything beyond the specification. */
    public CdsResponse(List<Card> cards, @Nullable List<Action> systemActions, String basis) {
        this(cards, systemActions, null, basis);
    }

    /** An answer that does nothing by itself. */
    public CdsResponse(List<Card> cards) {
        this(cards, null, null, "");
    }

    /** The same answer with other cards. */
    public CdsResponse with(List<Card> others) {
        return new CdsResponse(others, systemActions, extension, basis);
    }

    /** The same answer with another extension. */
    public CdsResponse extendedBy(@Nullable ObjectNode other) {
        return new CdsResponse(cards, systemActions, other, basis);
    }
}
