package org.nadir.security.authorizationserver;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Takes a client's id from its assertion: SMART's backend services send no {@code client_id}, which the framework wants. */
final class ClientAssertionReader implements AuthenticationConverter {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] types = request.getParameterValues("client_assertion_type");
        String[] assertions = request.getParameterValues("client_assertion");
        if (types == null || assertions == null || !types[0].equals(JWT_BEARER)) {
            return null;
        }
        if (types.length != 1 || assertions.length != 1) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        String id = subject(assertions[0]);
        String claimed = request.getParameter("client_id");
        if (claimed != null && !claimed.equals(id)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(
                id, new ClientAuthenticationMethod(JWT_BEARER), assertions[0], codeGrant(request));
    }

    private static String subject(String assertion) {
        try {
            String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null) {
                return subject;
            }
        } catch (ParseException malformed) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    /** What the framework needs to check the code verifier. */
    private static Map<String, Object> codeGrant(HttpServletRequest request) {
        Map<String, Object> parameters = new HashMap<>();
        if ("authorization_code".equals(request.getParameter("grant_type"))) {
            for (String name : new String[] {"grant_type", "code", "code_verifier", "redirect_uri"}) {
                String value = request.getParameter(name);
                if (value != null) {
                    parameters.put(name, value);
                }
            }
        }
        return parameters;
    }
}
