package org.nadir.cdshooks;

/** Is told of each request at this door after it was answered; what it throws is the operator's and not the caller's. */
@FunctionalInterface
public interface CallObserver {

    /** Called on the request's own thread: be quick. */
    void answered(CallReport report);
}
