package org.nadir.cdshooks;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what of a patient's record in this server a call may be answered from.
 *
 * <p>Whoever may call can name any patient, so that a signature alone does not open the record.
 */
@FunctionalInterface
public interface OwnRecordAccess {

    /** Which resource types may be read for this call and its patient; empty where the record is closed to it. */
    Optional<Predicate<String>> readable(CdsRequest call, CallOrigin origin);

    /**
     * Whether the answers to a patient's earlier cards may be told in this call; without them each card is shown as if it
     * were the first.
     *
     * @param server base address of the patient's FHIR server; an empty text for this one
     */
    default boolean tellsEarlierAnswers(String server, String patient, CallOrigin origin) {
        return true;
    }

    /** Whether an app may bring the record of a patient of another server: its token is of a launch of that patient there. */
    default boolean opensElsewhere(String server, String patient, CallOrigin origin) {
        return false;
    }

    /** Everyone may read everything, as where no one is asked to sign. */
    static OwnRecordAccess open() {
        return (call, origin) -> Optional.of(type -> true);
    }
}
