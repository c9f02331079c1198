package org.nadir.fhir;

import org.nadir.toxicity.chart.RefusedResult;

/** Says within this room why an element cannot be used; it never leaves the room. */
final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final NotGradableReason reason;

    UnusableException(NotGradableReason reason, String explanation) {
        super(explanation, null, false, false);
        this.reason = reason;
    }

    NotGradableReason reason() {
        return reason;
    }

    RefusedResult.Refusal refusal() {
        return reason.refusal(String.valueOf(getMessage()));
    }

    String explanation() {
        return String.valueOf(getMessage());
    }
}
