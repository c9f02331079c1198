package org.nadir.alerts;

import java.util.List;
import org.nadir.toxicity.Recommendation;

/** One thing to write because the advice for a patient is what it is now. */
sealed interface AlertChange {

    /** Advice that has no alert yet. */
    record Raise(String id, Recommendation advice) implements AlertChange {}

    /** Advice that was taken back and is given again, on the same evidence. */
    record Reopen(RaisedAlert alert) implements AlertChange {}

    /**
     * An alert whose advice is no longer given.
     *
     * @param status {@code entered-in-error} when what it rests on was, else {@code cancelled}
     * @param successors the alert of the same topic that stands now, if any
     */
    record Retract(RaisedAlert alert, String status, List<String> successors) implements AlertChange {

        public Retract {
            successors = List.copyOf(successors);
        }
    }
}
