package org.nadir.cdsservices;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the services.
 *
 * @param defaultProtocol canonical of the PlanDefinition for a patient without a study protocol,
 *     {@code nadir.default-protocol}
 * @param publicBaseUrl where the world reaches this server, {@code nadir.public-base-url}; needed behind a proxy
 *     that changes the host
 */
@ConfigurationProperties("nadir")
public record CdsServicesProperties(
        @DefaultValue(Canonical.DEFAULT_PROTOCOL) String defaultProtocol,

        @Nullable URI publicBaseUrl,
        @DefaultValue Cds cds) {

    /** The FHIR base of this server as the world writes it; none where {@code nadir.public-base-url} is not set. */
    Set<URI> ownFhirBases() {
        return publicBaseUrl == null
                ? Set.of()
                : Set.of(URI.create(publicBaseUrl.toString().replaceAll("/+$", "") + "/fhir"));
    }

    /**
     * How a caller's FHIR server is read.
     *
     * @param allowedFhirServers FHIR base addresses that may be read, {@code nadir.cds.allowed-fhir-servers}
     * @param fetchTimeout time for all reading of one call, {@code nadir.cds.fetch-timeout}
     * @param fetchMaxBytes bytes for all reading of one call, {@code nadir.cds.fetch-max-bytes}
     */
    public record Cds(
            @DefaultValue List<URI> allowedFhirServers,
            @DefaultValue("10s") Duration fetchTimeout,
            @DefaultValue("33554432") long fetchMaxBytes) {

        public Cds {
            for (URI server : allowedFhirServers) {
                try {
                    OutboundGate.checkForm(server);
                } catch (OutboundException malformed) {
                    // Without the address: it may hold a password.
                    throw new IllegalArgumentException(
                            "nadir.cds.allowed-fhir-servers needs FHIR base addresses such as https://ehr.example.org/fhir: "
                                    + malformed.getMessage(),
                            malformed);
                }
            }
            allowedFhirServers = List.copyOf(allowedFhirServers);
        }
    }
}
