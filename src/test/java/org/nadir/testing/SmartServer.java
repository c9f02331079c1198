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
                "--nadir.security.issuers[0].issuer=" + ISSUER.issuer(),
                "--nadir.security.issuers[0].jwk-set=" + ISSUER.jwkSet(),
                "--nadir.security.issuers[1].issuer=" + OPAQUE_ISSUER.issuer(),
                "--nadir.security.issuers[1].introspection-uri=" + OPAQUE_ISSUER.introspection(),
                "--nadir.security.issuers[1].client-id=" + OpaqueIssuer.CLIENT,
                "--nadir.security.issuers[1].client-secret=" + OpaqueIssuer.SECRET,
                "--nadir.cds.clients[0].issuer=" + CDS_CLIENT.issuer(),
                "--nadir.cds.clients[0].jwk-set=" + CDS_CLIENT.jwkSet(),
                "--nadir.outbound.private-addresses=127.0.0.0/8,::1/128"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }
}
