package org.nadir.fhirserver;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this room.
 *
 * @param dataDirectory where the embedded PostgreSQL keeps its data
 * @param publicBaseUrl what stands before {@code /fhir} in links, where a proxy hides the address that clients use
 * @param fhir how {@code /fhir} is reached
 */
@ConfigurationProperties("nadir")
record FhirServerProperties(
        @DefaultValue("./data") Path dataDirectory,
        @Nullable URI publicBaseUrl,
        @DefaultValue Fhir fhir) {

    /**
     * The door {@code /fhir}.
     *
     * @param allowedOrigins web pages of which origins may call, {@code nadir.fhir.allowed-origins}. The default is the
     *     public CDS Hooks sandbox and pages of this machine; any other page could read the patients of a server that
     *     listens on loopback
     */
    record Fhir(
            @DefaultValue({"https://sandbox.cds-hooks.org", "http://localhost:[*]", "http://127.0.0.1:[*]"})
            List<String> allowedOrigins) {

        Fhir {
            allowedOrigins = List.copyOf(allowedOrigins);
        }
    }

    FhirServerProperties {
        if (publicBaseUrl != null && !String.valueOf(publicBaseUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("nadir.public-base-url must begin with http:// or https://");
        }
    }

    /**
     * Web pages of which origins may call: those that are listed, and this server's own. Behind a proxy their origin is not
     * the address that was called, so that they look like another's.
     */
    List<String> pageOrigins() {
        return Stream.concat(
                        fhir.allowedOrigins().stream(),
                        Stream.ofNullable(publicBaseUrl).map(url -> url.getScheme() + "://" + url.getRawAuthority()))
                .toList();
    }

    /** The address of {@code /fhir} that links carry, when it is not the one that the client called. */
    Optional<String> publicFhirBase() {
        return Optional.ofNullable(publicBaseUrl).map(url -> url.toString().replaceAll("/+$", "") + "/fhir");
    }
}
