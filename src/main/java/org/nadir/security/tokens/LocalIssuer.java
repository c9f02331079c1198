package org.nadir.security.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** The embedded authorization server, where it is on: its tokens are trusted without a call. */
public interface LocalIssuer {

    /** The issuer's name for a caller who reached this server by this request. */
    String issuer(HttpServletRequest request);

    /** The keys that sign its tokens. */
    JWKSource<SecurityContext> keys();

    /** Whether one of its tokens, by {@code jti}, was revoked before its time. */
    boolean isRevoked(String tokenId);

    /** What {@code .well-known/smart-configuration} says of it: absolute endpoints and what works. */
    Map<String, Object> smartConfiguration(HttpServletRequest request);
}
