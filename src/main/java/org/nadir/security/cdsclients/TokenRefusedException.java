package org.nadir.security.cdsclients;

/** A call that is not taken. */
final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String issuer;

    TokenRefusedException(Refusal refusal) {
        this(refusal, "");
    }

    private TokenRefusedException(Refusal refusal, String issuer) {
        super(refusal.sentence());
        this.refusal = refusal;
        this.issuer = issuer;
    }

    /** The same refusal of a client that is listed; no other name may stand in the log. */
    TokenRefusedException of(ListedClient client) {
        return new TokenRefusedException(refusal, client.issuer());
    }

    Refusal refusal() {
        return refusal;
    }

    /** The listed client whose token it claims to be, or an empty text. */
    String issuer() {
        return issuer;
    }
}
