package org.nadir.testing;

import java.util.ArrayList;
import java.util.List;

/** The whole application in smart mode: one for the suite, with an issuer of access tokens and a CDS client that it trusts. */
public final class SmartServer {

    /** Whose access tokens are trusted. */
    public static final TestIssuer ISSUER = new TestIssuer();

    /** Whose opaque access tokens are trusted. */
    public static final OpaqueIssuer OPAQUE_ISSUER = new OpaqueIssuer();

    /** Whose signed CDS calls are trusted. */
    public static final TestIssuer CDS_CLIENT = new TestIssuer();

    /** The operator's. */
    public static final String OPERATOR_PASSWORD = "a password for tests";

    /**
     * A CDS client in the dialect of Epic, of two tenants, whose calls may be answered from the own record; with the same keys it
     * signs access tokens that are trusted.
     */
    public static final TestIssuer TRUSTED_CDS_CLIENT = new TestIssuer();

    /** A backend service: its keys are those of the client {@code backend} of the embedded authorization server. */
    public static final TestIssuer BACKEND = new TestIssuer();

    /** The secret of the client {@code secret-app}. */
    public static final String SECRET = "a secret of the tests, long enough";

    /** The redirect URI of the clients {@code secret-app} and {@code key-app}. */
    public static final String REDIRECT_URI = "http://localhost:9/registered";

    /** A FHIR server that is not there; launches at it by {@link #ISSUER} count at this one. */
    public static final String OTHER_FHIR_SERVER = "https://ehr.example.org/r4";

    private SmartServer() {}

    private static final class Shared {

        static final RunningServer SERVER =
                RunningServer.start(settings("--nadir.data-directory=" + RunningServer.emptyDirectory()));
    }

    /** The one server in smart mode, started by the first test that asks and stopped with the test process. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /** The settings of the shared server, and more, for a server of a test's own. */
    public static String[] settings(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--nadir.security.mode=smart",
                "--nadir.security.authorization-server.enabled=true",
                "--nadir.security.authorization-server.clients[0].id=secret-app",
                "--nadir.security.authorization-server.clients[0].secret=" + SECRET,
                "--nadir.security.authorization-server.clients[0].redirect-uris=" + REDIRECT_URI,
                "--nadir.security.authorization-server.clients[0].launch-uri=http://localhost:9/launch",
                "--nadir.security.authorization-server.clients[0].scopes=launch openid fhirUser patient/Observation.rs",
                "--nadir.security.authorization-server.clients[1].id=key-app",
                "--nadir.security.authorization-server.clients[1].jwk-set-uri=" + BACKEND.jwkSet(),
                "--nadir.security.authorization-server.clients[1].redirect-uris=" + REDIRECT_URI,
                "--nadir.security.authorization-server.clients[1].scopes=launch offline_access patient/*.rs",
                "--nadir.security.authorization-server.clients[2].id=backend",
                "--nadir.security.authorization-server.clients[2].jwk-set-uri=" + BACKEND.jwkSet(),
                "--nadir.security.authorization-server.clients[2].backend=true",
                "--nadir.security.authorization-server.clients[2].scopes=system/Observation.rs system/Patient.r",
                "--nadir.security.issuers[0].issuer=" + ISSUER.issuer(),
                "--nadir.security.issuers[0].jwk-set=" + ISSUER.jwkSet(),
                "--nadir.security.issuers[0].fhir-servers=" + OTHER_FHIR_SERVER,
                "--nadir.security.issuers[1].issuer=" + OPAQUE_ISSUER.issuer(),
                "--nadir.security.issuers[1].introspection-uri=" + OPAQUE_ISSUER.introspection(),
                "--nadir.security.issuers[1].client-id=" + OpaqueIssuer.CLIENT,
                "--nadir.security.issuers[1].client-secret=" + OpaqueIssuer.SECRET,
                "--nadir.security.issuers[2].issuer=" + TRUSTED_CDS_CLIENT.issuer(),
                "--nadir.security.issuers[2].jwk-set=" + TRUSTED_CDS_CLIENT.jwkSet(),
                "--nadir.cds.clients[0].issuer=" + CDS_CLIENT.issuer(),
                "--nadir.cds.clients[0].jwk-set=" + CDS_CLIENT.jwkSet(),
                "--nadir.cds.allowed-origins=https://ehr.example.org",
                "--nadir.operator.password=" + OPERATOR_PASSWORD,
                "--nadir.cds.clients[1].issuer=" + TRUSTED_CDS_CLIENT.issuer(),
                "--nadir.cds.clients[1].jwk-set=" + TRUSTED_CDS_CLIENT.jwkSet(),
                "--nadir.cds.clients[1].tenants=north,south",
                "--nadir.cds.clients[1].dialect=epic",
                "--nadir.cds.clients[1].reads-own-store=true",
                "--nadir.outbound.private-addresses=127.0.0.0/8,::1/128"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }
}
