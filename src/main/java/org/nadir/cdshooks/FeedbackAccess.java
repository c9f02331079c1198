package org.nadir.cdshooks;

import java.util.Optional;

/** Says who may answer which card. */
@FunctionalInterface
public interface FeedbackAccess {

    /**
     * Whether a caller may answer a card.
     *
     * @param patient the name under which the card's patient is remembered; none where this server does not know the card
     */
    boolean mayAnswer(Optional<String> patient, CallOrigin origin);

    /** Everyone may answer every card, as where no one is asked who they are. */
    static FeedbackAccess open() {
        return (patient, origin) -> true;
    }
}
