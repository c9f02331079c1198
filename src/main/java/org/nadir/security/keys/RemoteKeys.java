package org.nadir.security.keys;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.nadir.outbound.Bounds;
import org.nadir.outbound.OutboundAnswer;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundRequest;
import org.springframework.stereotype.Component;

/** Gives the keys at an address; a key that is new there counts without a restart, at most one fetch in 30 seconds. */
@Component
public class RemoteKeys {

    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), 256 * 1024);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration REFRESH_TIME = Duration.ofSeconds(15);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final OutboundGate gate;

    RemoteKeys(OutboundGate gate) {
        this.gate = gate;
    }

    /** The keys of one JWK set; keep the source, it holds the cache. */
    public JWKSource<SecurityContext> at(URI jwkSet) {
        try {
            return JWKSourceBuilder.create(jwkSet.toURL(), url -> fetched(jwkSet))
                    .cache(KEPT.toMillis(), REFRESH_TIME.toMillis())
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .build();
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException("A JWK set needs an http or https address", malformed);
        }
    }

    private Resource fetched(URI jwkSet) throws IOException {
        try {
            OutboundAnswer answer =
                    gate.send(OutboundRequest.get(jwkSet, Map.of("Accept", "application/json")), BOUNDS);
            if (answer.status() != 200) {
                throw new IOException("the JWK set was answered with status " + answer.status());
            }
            return new Resource(new String(answer.body(), StandardCharsets.UTF_8), "application/json");
        } catch (OutboundException failed) {
            throw new IOException(failed.getMessage());
        }
    }
}
