package org.nadir.cdsservices;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.nadir.outbound.OutboundGate;

/**
 * Decides where a call's missing data may be read: the own store where no {@code fhirServer} is named or it is this
 * server, a listed server with the caller's token, else nowhere.
 */
final class FhirServers {

    private static final String FHIR_PATH = "/fhir";

    /** Names of one and the same machine. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

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
            throw new ForbiddenException("fhirServer: a call with an access token is about a patient of this server."
                    + " Leave fhirServer out, or have the call signed by a client in nadir.cds.clients");
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
        return access.tellsEarlierAnswers(request, origin);
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
                    : new PatientKey(base(server), request.patientId());
        } catch (InvalidRequestException unreadable) {
            // Never asked where the prefetch is whole, and a name all the same; it may hold a password.
            return new PatientKey(
                    "urn:uuid:" + UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)), request.patientId());
        }
    }

    /** The same text for each way to write one base address. */
    private static String base(URI server) {
        return String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT) + "://" + authority(server) + path(server);
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

    /** Behind a proxy that ends TLS the scheme differs, so that host and port decide; the store read is our own. */
    private boolean isThisServer(URI server, URI self) {
        URI publicBase = properties.publicBaseUrl();
        boolean isPublic = publicBase != null
                && (sameBase(publicBase, server)
                        || sameBase(URI.create(trimmed(publicBase.toString()) + FHIR_PATH), server));
        return isPublic
                || (authority(server).equals(authority(self)) && path(server).equals(FHIR_PATH));
    }

    private static boolean sameBase(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && authority(one).equals(authority(other))
                && path(one).equals(path(other))
                && other.getRawQuery() == null
                && other.getRawFragment() == null;
    }

    private static String authority(URI uri) {
        boolean defaultPort = uri.getPort() == -1
                || (uri.getPort() == 443 && "https".equalsIgnoreCase(uri.getScheme()))
                || (uri.getPort() == 80 && "http".equalsIgnoreCase(uri.getScheme()));
        String name = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        String host = LOOPBACK.contains(name) ? "localhost" : name;
        return defaultPort ? host : host + ":" + uri.getPort();
    }

    private static String path(URI uri) {
        return trimmed(uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
