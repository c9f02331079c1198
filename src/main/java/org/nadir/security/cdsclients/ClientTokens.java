package org.nadir.security.cdsclients;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nadir.cdshooks.CdsClient;

/**
 * Tells which client signed a call. What costs most comes last: no key is fetched for a client that is not listed, and no
 * token is remembered that nobody signed.
 */
final class ClientTokens {

    private static final int LONGEST_TOKEN_ID = 255;

    private final Map<String, ListedClient> clients;
    private final Addressee addressee;
    private final TokenMemory memory;
    private final Clock clock;

    ClientTokens(List<ListedClient> clients, Addressee addressee, TokenMemory memory, Clock clock) {
        this.clients = clients.stream().collect(Collectors.toMap(ListedClient::issuer, Function.identity()));
        this.addressee = addressee;
        this.memory = memory;
        this.clock = clock;
    }

    /** The client whose good token the request brings. */
    CdsClient accept(HttpServletRequest request) throws TokenRefusedException {
        SentToken sent = SentToken.of(Collections.list(request.getHeaders("Authorization")));
        ListedClient client = Optional.ofNullable(clients.get(sent.issuer()))
                .orElseThrow(() -> new TokenRefusedException(Refusal.ISSUER));
        try {
            return accept(sent, client, request);
        } catch (TokenRefusedException refused) {
            throw refused.of(client);
        }
    }

    private CdsClient accept(SentToken sent, ListedClient client, HttpServletRequest request)
            throws TokenRefusedException {
        if (!sent.keyAddress()
                .map(named -> client.jwkSet().filter(named::equals).isPresent())
                .orElse(true)) {
            throw new TokenRefusedException(Refusal.KEY_ADDRESS);
        }
        addressee.check(sent.claims().getAudience(), client.settings().audience(), request);
        Instant expires = ClaimedTimes.check(sent.claims(), clock.instant());
        String tokenId = tokenId(sent);
        if (!client.settings().tenants().isEmpty()
                && !client.settings().tenants().contains(sent.tenant())) {
            throw new TokenRefusedException(Refusal.TENANT);
        }
        ClientKeys.checkSignature(sent, client);
        if (!memory.isNew(client.issuer(), tokenId, expires)) {
            throw new TokenRefusedException(Refusal.REPLAY);
        }
        return client.forTenant(sent.tenant());
    }

    private static String tokenId(SentToken sent) throws TokenRefusedException {
        String id = Optional.ofNullable(sent.claims().getJWTID()).orElse("");
        if (id.isBlank() || id.length() > LONGEST_TOKEN_ID) {
            throw new TokenRefusedException(Refusal.TOKEN_ID);
        }
        return id;
    }
}
