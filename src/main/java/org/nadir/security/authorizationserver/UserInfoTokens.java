package org.nadir.security.authorizationserver;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads our own access tokens where OpenID asks who the user is; the framework then looks whether they were revoked. */
final class UserInfoTokens implements JwtDecoder {

    private final JwtDecoder decoder;

    UserInfoTokens(SigningKeys keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys.published()));
        // NimbusJwtDecoder checks the times.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        this.decoder = new NimbusJwtDecoder(processor);
    }

    @Override
    public Jwt decode(String token) {
        return decoder.decode(token);
    }
}
