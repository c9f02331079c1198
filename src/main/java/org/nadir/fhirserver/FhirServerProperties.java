package org.nadir.fhirserver;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this room.
 *
 * @param dataDirectory where the embedded PostgreSQL keeps its data
 * @param publicBaseUrl what stands before {@code /fhir} in links, where a proxy hides the address that clients use
 */
@ConfigurationProperties("nadir")
record FhirServerProperties(
        @DefaultValue("./data") Path dataDirectory,
        @Nullable URI publicBaseUrl) {

    FhirServerProperties {
        if (publicBaseUrl != null && !String.valueOf(publicBaseUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("nadir.public-base-url must begin with http:// or https://");
        }
    }

    /** The address of {@code /fhir} that links carry, when it is not the one that the client called. */
    Optional<String> publicFhirBase() {
        return Optional.ofNullable(publicBaseUrl).map(url -> url.toString().replaceAll("/+$", "") + "/fhir");
    }
}
