package org.nadir.security.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nadir.outbound.Bounds;
import org.nadir.outbound.OutboundAnswer;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an issuer publishes of itself (OpenID Connect Discovery, RFC 8414), asked for at most once in a while. */
@Component
class IssuerMetadata {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerMetadata.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), 256 * 1024);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration KEPT_WHEN_MISSING = Duration.ofSeconds(30);

    private record Answer(JsonNode metadata, Instant until) {}

    private final OutboundGate gate;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    IssuerMetadata(OutboundGate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    /** The metadata; a missing node where the issuer does not give them. */
    JsonNode of(String issuer) {
        Instant now = clock.instant();
        return answers.compute(
                        issuer, (name, old) -> old != null && now.isBefore(old.until()) ? old : fetched(name, now))
                .metadata();
    }

    private Answer fetched(String issuer, Instant now) {
        for (String address : addresses(issuer)) {
            JsonNode metadata = read(address);
            // RFC 8414, 3.3: metadata that name another issuer must not be used.
            if (metadata.path("issuer").asText().equals(issuer)) {
                return new Answer(metadata, now.plus(KEPT));
            }
        }
        LOG.warn("An issuer of access tokens gives no metadata: set nadir.security.issuers[n].endpoints");
        return new Answer(MissingNode.getInstance(), now.plus(KEPT_WHEN_MISSING));
    }

    private static List<String> addresses(String issuer) {
        String name = issuer.replaceAll("/+$", "");
        String path = String.valueOf(URI.create(name).getRawPath());
        String origin = name.substring(0, name.length() - path.length());
        return List.of(
                name + "/.well-known/openid-configuration", origin + "/.well-known/oauth-authorization-server" + path);
    }

    private JsonNode read(String address) {
        try {
            OutboundAnswer answer =
                    gate.send(OutboundRequest.get(URI.create(address), Map.of("Accept", "application/json")), BOUNDS);
            return answer.status() == 200 ? JSON.readTree(answer.body()) : MissingNode.getInstance();
        } catch (OutboundException | IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
