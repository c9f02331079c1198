package org.nadir.security.authorizationserver;

/** The addresses of the authorization server. */
final class Addresses {

    static final String AUTHORIZE = "/oauth2/authorize";
    static final String TOKEN = "/oauth2/token";
    static final String KEYS = "/oauth2/jwks";
    static final String INTROSPECT = "/oauth2/introspect";
    static final String REVOKE = "/oauth2/revoke";
    static final String USER_INFO = "/oauth2/userinfo";
    static final String SIGN_IN = "/oauth2/sign-in";
    static final String CONSENT = "/oauth2/consent";
    static final String PATIENT = "/oauth2/patient";
    static final String LAUNCH = "/oauth2/launch";
    static final String STYLE = "/oauth2/style.css";
    static final String OPENID = "/.well-known/openid-configuration";
    static final String METADATA = "/.well-known/oauth-authorization-server";

    private Addresses() {}
}
