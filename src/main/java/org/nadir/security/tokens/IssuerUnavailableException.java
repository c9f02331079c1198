package org.nadir.security.tokens;

/** The issuer could not be asked, so that nobody can say whether the token is good. */
final class IssuerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    IssuerUnavailableException(String message) {
        super(message);
    }
}
