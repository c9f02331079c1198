package org.nadir.fhirserver.export;

import java.time.Instant;
import java.util.UUID;

/**
 * An export that was accepted.
 *
 * @param id names it in its addresses; nobody can guess it
 * @param owner who started it, as {@link ExportAccess} said
 * @param request the address of the kick-off
 * @param order what was asked for
 * @param transactionTime the moment whose state of the store it gives
 * @param state how far it is
 * @param expires when it and its files are gone; far away until it is finished
 */
public record ExportJob(
        UUID id,
        String owner,
        String request,
        ExportOrder order,
        Instant transactionTime,
        State state,
        Instant expires) {

    /** How far a job is. */
    public enum State {
        ACCEPTED,
        COMPLETE,
        FAILED
    }
}
