package org.nadir.security.tokens;

/** A token that opens nothing; the reason is for the operator's log and quotes nothing of the token. */
final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(String reason) {
        super(reason);
    }
}
