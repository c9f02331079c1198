package org.nadir.security.headers;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages below {@code /app/} may do beyond the others.
 *
 * @param frameAncestors origins of EHRs that may show the app in a frame, {@code nadir.pages.frame-ancestors}; besides
 *     this server itself
 * @param connectSources origins of other FHIR and authorization servers that the app may call,
 *     {@code nadir.pages.connect-sources}; besides this server itself
 */
@ConfigurationProperties("nadir.pages")
record PageProperties(
        @DefaultValue List<String> frameAncestors,
        @DefaultValue List<String> connectSources) {

    PageProperties {
        frameAncestors = origins("frame-ancestors", frameAncestors);
        connectSources = origins("connect-sources", connectSources);
    }

    private static List<String> origins(String name, List<String> origins) {
        for (String origin : origins) {
            if (!origin.matches("https?://(?:\\*\\.)?[A-Za-z0-9.-]+(?::\\d+)?")) {
                throw new IllegalArgumentException(
                        "nadir.pages.%s must be origins such as https://ehr.example.org, without a path"
                                .formatted(name));
            }
        }
        return List.copyOf(origins);
    }
}
