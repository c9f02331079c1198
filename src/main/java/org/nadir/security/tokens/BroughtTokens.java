package org.nadir.security.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Access tokens that come to another door than {@code /fhir} and are judged as there.
 *
 * <p>Whether a token is an access token is told by its form alone, so that each token is judged by one set of rules, and
 * one that fails them is not tried by others.
 */
@Component
public class BroughtTokens {

    private static final Logger LOG = LoggerFactory.getLogger(BroughtTokens.class);

    private final AccessTokens tokens;

    BroughtTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** The access token of a request. */
    public Brought by(HttpServletRequest request) {
        Optional<BearerToken> token = sent(request).filter(text -> tokens.passes(text, request));
        if (token.isEmpty()) {
            return new Brought.Nothing();
        }
        try {
            BearerToken.refuseInQuery(request);
            return new Brought.Good(tokens.accept(token.get(), request));
        } catch (TokenRefusedException refused) {
            LOG.debug("An access token was refused: {}", refused.getMessage());
            return new Brought.Bad();
        } catch (IssuerUnavailableException unavailable) {
            LOG.warn("An access token could not be checked: {}", unavailable.getMessage());
            return new Brought.Undecided();
        }
    }

    private static Optional<BearerToken> sent(HttpServletRequest request) {
        try {
            return BearerToken.inHeader(request);
        } catch (TokenRefusedException noToken) {
            return Optional.empty();
        }
    }
}
