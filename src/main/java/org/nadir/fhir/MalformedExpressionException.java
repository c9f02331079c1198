package org.nadir.fhir;

/** Says within this room what is wrong with an expression; it leaves the room as a {@link ProtocolProblem}. */
final class MalformedExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedExpressionException(String message) {
        super(message, null, false, false);
    }

    String explanation() {
        return String.valueOf(getMessage());
    }
}
