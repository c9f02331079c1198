package org.nadir.testscript;

/** A script asks for something that this runner does not do, so its result would mean nothing. */
final class NotSupportedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotSupportedException(String what) {
        super("not supported by this runner: " + what);
    }
}
