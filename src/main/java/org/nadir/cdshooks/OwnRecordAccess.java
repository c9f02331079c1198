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

    /** Everyone may read everything, as where no one is asked to sign. */
    static OwnRecordAccess open() {
        return (call, origin) -> Optional.of(type -> true);
    }
}
