package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The answer to a call; no cards means no advice.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#cds-service-response">CDS Hooks 2.0, CDS Service Response</a>
 */
public record CdsResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards) {

    public CdsResponse {
        cards = List.copyOf(cards);
    }
}
