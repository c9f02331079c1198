package org.nadir.testscript;

/** A step could not be carried out, with the reason for the report. */
final class StepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StepException(String reason) {
        super(reason);
    }
}
