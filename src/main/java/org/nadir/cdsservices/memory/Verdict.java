package org.nadir.cdsservices.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What earlier answers mean for a card: it stays away, or it is shown and may tell of an override. */
public sealed interface Verdict {

    /** The card was overridden with a reason, and that still holds. */
    record Quiet(Instant until) implements Verdict {

        /** For whoever asks why the card is not there. */
        public String sentence() {
            return "A card with the same evidence was overridden with a reason: it stays away until %s."
                    .formatted(EarlierOverride.time(until));
        }
    }

    /** The card is shown. */
    record Shown(@Nullable EarlierOverride earlier) implements Verdict {}
}
