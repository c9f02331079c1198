package org.nadir.cdsservices;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.FhirAuthorization;
import org.nadir.cdshooks.ForbiddenException;
import org.nadir.cdshooks.InvalidRequestException;
import org.nadir.cdshooks.OwnRecordAccess;
import org.nadir.cdshooks.SmartApp;
import org.nadir.fhir.PatientKey;
import org.nadir.fhir.RemoteSource;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.ServerBase;
import org.nadir.outbound.OutboundGate;

/**
 * Decides where a call's missing data may be read: the own store where no {@code fhirServer} is named or it is this
 * server, a listed server with the caller's token, else nowhere.
 */
final class FhirServers {

    private static final String FHIR_PATH = "/fhir";

    private final ResourceSource ownStore;
    private final CdsServicesProperties properties;
    private final OwnRecordAccess access;

    /** What the operator listed may be called, by the reading of a call and by nothing else. */
    private final Map<URI, OutboundGate> gates;

    FhirServers(ResourceSource ownStore, CdsServicesProperties properties, OutboundGate gate, OwnRecordAccess access) {
        this.ownStore = ownStore;
        this.properties = properties;
        this.access = access;
        this.gates = properties.cds().allowedFhirServers().stream()
                .distinct()
                .collect(Collectors.toMap(listed -> listed, gate::withListed));
    }

    /** The source to read from, empty when the named server is neither this one, open to the caller, nor listed. */
    Optional<ResourceSource> sourceFor(CdsRequest request, CallOrigin origin) {
        if (meansThisServer(request, origin)) {
            return access.readable(request, origin).map(types -> new OwnRecord(ownStore, types));
        }
        URI server = parsed(String.valueOf(request.fhirServer()));
        return properties.cds().allowedFhirServers().stream()
                .filter(listed -> sameBase(listed, server))
                .findFirst()
                .map(listed -> remote(listed, request.fhirAuthorization()));
    }

    /** What a caller for whom there is no source can do about it. */
    String remedy(CdsRequest request, CallOrigin origin) {
        return meansThisServer(request, origin)
                ? "the record of this server is closed to this call. Send the whole prefetch, or name this server as "
                        + "fhirServer with an access token in fhirAuthorization that may read the patient, or have "
                        + "nadir.cds.clients[].reads-own-store set for the client"
                : "fhirServer is not among the allowed ones. Send the whole prefetch or have the server listed in "
                        + "nadir.cds.allowed-fhir-servers";
    }

    /** Refuses a call of an app about a patient whom its access token does not open: no prefetch would change that. */
    void requireReach(CdsRequest request, CallOrigin origin) {
        if (!(origin.caller().orElse(null) instanceof SmartApp)) {
            return;
        }
        if (!meansThisServer(request, origin)) {
            PatientKey patient = patient(request, origin);
            if (!access.opensElsewhere(patient.server(), patient.id(), origin)) {
                throw new ForbiddenException(
                        "fhirServer: the access token is not of a launch of this patient at that server. Leave fhirServer"
                                + " out, have the server listed in nadir.security.issuers[].fhir-servers, or have the call"
                                + " signed by a client in nadir.cds.clients");
            }
            return;
        }
        if (access.readable(request, origin)
                .filter(types -> types.test("Patient"))
                .isEmpty()) {
            throw new ForbiddenException("context.patientId: the access token may not read this patient. It needs"
                    + " patient/Patient.r for this patient, or user/Patient.r or system/Patient.r, without a filter");
        }
    }

    /** Whether this call may be told what was answered to the patient's earlier cards. */
    boolean tellsEarlierAnswers(CdsRequest request, CallOrigin origin) {
        PatientKey patient = patient(request, origin);
        return access.tellsEarlierAnswers(patient.server(), patient.id(), origin);
    }

    private boolean meansThisServer(CdsRequest request, CallOrigin origin) {
        return request.fhirServer() == null || isThisServer(parsed(request.fhirServer()), origin.self());
    }

    /**
     * Whose patient a call is about. A call that names no server is about a patient of the own store, as everywhere here;
     * clients that share this server must name theirs, so that equal ids are not taken for one person.
     */
    PatientKey patient(CdsRequest request, CallOrigin origin) {
        if (request.fhirServer() == null) {
            return PatientKey.own(request.patientId());
        }
        String named = request.fhirServer().strip();
        try {
            URI server = parsed(named);
            return isThisServer(server, origin.self())
                    ? PatientKey.own(request.patientId())
                    : new PatientKey(ServerBase.of(server).text(), request.patientId());
        } catch (InvalidRequestException unreadable) {
            // Never asked where the prefetch is whole, and a name all the same; it may hold a password.
            return new PatientKey(
                    "urn:uuid:" + UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)), request.patientId());
        }
    }

    private ResourceSource remote(URI base, @Nullable FhirAuthorization authorization) {
        return new RemoteSource(
                Objects.requireNonNull(gates.get(base)),
                base,
                authorization == null ? null : authorization.accessToken(),
                properties.cds().fetchTimeout(),
                properties.cds().fetchMaxBytes());
    }

    private static URI parsed(String fhirServer) {
        try {
            URI server = URI.create(fhirServer.strip());
            if (server.getHost() != null && server.getRawUserInfo() == null) {
                return server;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, together with an address without a host.
        }
        throw new InvalidRequestException("fhirServer", "an absolute address such as https://ehr.example.org/fhir");
    }

    /** The store read is our own, so that the scheme, which differs behind a proxy that ends TLS, does not count. */
    private boolean isThisServer(URI server, URI self) {
        ServerBase named = ServerBase.of(server);
        return Optional.ofNullable(properties.publicBaseUrl())
                        .map(ServerBase::of)
                        .filter(own -> isBare(server)
                                && (own.equals(named) || own.below(FHIR_PATH).equals(named)))
                        .isPresent()
                || ServerBase.of(self).below(FHIR_PATH).isAt(named);
    }

    private static boolean sameBase(URI listed, URI server) {
        return isBare(server) && ServerBase.of(listed).equals(ServerBase.of(server));
    }

    private static boolean isBare(URI server) {
        return server.getRawQuery() == null && server.getRawFragment() == null;
    }
}
