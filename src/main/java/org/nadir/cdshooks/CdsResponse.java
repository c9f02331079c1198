package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call; no cards means no advice.
 *
 * @param systemActions what the client does without asking; our services send none, and an empty list is written only
 *     for clients that ask for one ({@link Dialect#CRD})
 * @param basis what the service went by, with its version, also where it advises nothing; told to observers and not to the
 *     client
 * @see <a href="https://cds-hooks.hl7.org/2.0/#cds-service-response">CDS Hooks 2.0, CDS Service Response</a>
 */
public record CdsResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Action> systemActions,

        @JsonIgnore String basis) {

    public CdsResponse {
        cards = List.copyOf(cards);
        systemActions = systemActions == null ? null : List.copyOf(systemActions);
    }

    /** An answer that does nothing by itself. */
    public CdsResponse(List<Card> cards) {
        this(cards, null, "");
    }

    /** The same answer with other cards. */
    public CdsResponse with(List<Card> others) {
        return new CdsResponse(others, systemActions, basis);
    }
}
