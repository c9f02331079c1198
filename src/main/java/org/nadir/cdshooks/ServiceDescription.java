package org.nadir.cdshooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What discovery says of one service.
 *
 * @param prefetch query templates by key, in the order in which they are listed
 * @see <a href="https://cds-hooks.hl7.org/2.0/#response">CDS Hooks 2.0, Discovery</a>
 */
public record ServiceDescription(
        String hook,
        String id,
        @Nullable String title,
        String description,
        Map<String, String> prefetch,
        @Nullable String usageRequirements) {

    public ServiceDescription {
        Require.text("service.hook", hook);
        Require.text("service.id", id);
        Require.text("service.description", description);
        prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    }
}
