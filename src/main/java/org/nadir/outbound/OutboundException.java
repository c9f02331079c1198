package org.nadir.outbound;

/** A call that was not made, or that failed; the message is for the operator and the caller and quotes no secret. */
public final class OutboundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Reason {
        /** The address may not be called. */
        REFUSED,
        /** The time was over. */
        TIME,
        /** The answer was larger than allowed. */
        SIZE,
        /** The other server could not be reached or broke off. */
        FAILED
    }

    private final Reason reason;

    public OutboundException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why there is no answer. */
    public Reason reason() {
        return reason;
    }
}
