package org.nadir.security.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that somebody did.
 *
 * @param status of the HTTP answer
 * @param note a remark on the outcome, or an empty text
 */
record AuditedAct(
        Instant when, Pattern pattern, Subtype subtype, int status, String note, Caller caller, List<Thing> about) {

    AuditedAct {
        about = List.copyOf(about);
    }

    boolean succeeded() {
        return status < 400;
    }

    boolean isOfPatient() {
        return about.stream().anyMatch(Thing.OfPatient.class::isInstance);
    }

    /** The same act about one more thing. */
    AuditedAct and(Thing thing) {
        List<Thing> more = new ArrayList<>(about);
        more.add(thing);
        return new AuditedAct(when, pattern, subtype, status, note, caller, more);
    }
}
