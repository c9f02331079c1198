package org.nadir.security.tokens;

import java.util.Optional;
import org.nadir.security.scopes.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Access tokens for this server that a CDS client sends along in the body of a call. */
@Component
public class ForwardedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardedTokens.class);

    private final AccessTokens tokens;

    ForwardedTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** What a token grants that came with the request of this thread; nothing where it is not good. */
    public Optional<Grant> grant(String token) {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        try {
            return Optional.of(tokens.accept(new BearerToken(token), current.getRequest()));
        } catch (TokenRefusedException refused) {
            LOG.debug("An access token in a CDS call was refused: {}", refused.getMessage());
        } catch (IssuerUnavailableException unavailable) {
            LOG.warn("An access token in a CDS call could not be checked: {}", unavailable.getMessage());
        }
        return Optional.empty();
    }
}
