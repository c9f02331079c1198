package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the clinician can take with one click.
 *
 * @param uuid named again in feedback; without it clients send none
 * @param actions carried out together
 */
public record Suggestion(
        String label,
        @Nullable String uuid,
        @JsonProperty("isRecommended") boolean isRecommended,
        List<Action> actions) {

    public Suggestion {
        Require.text("suggestion.label", label);
        if (uuid != null) {
            Require.uuid("suggestion.uuid", uuid);
        }
        actions = List.copyOf(actions);
    }
}
