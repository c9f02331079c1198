package org.nadir.cdshooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of one request at this door, told after it was answered.
 *
 * @param serviceId of the service that was asked; an empty text for discovery, and where there is no such service, since
 *     what a caller made up must become no label and no line of a log
 * @param call the call, as far as it could be read
 * @param feedback the entries that were kept
 * @param status of the HTTP answer
 */
public record CallReport(
        Kind kind,
        String serviceId,
        Optional<CdsRequest> call,
        Optional<CdsResponse> answer,
        List<Feedback> feedback,
        Optional<KnownCaller> caller,
        int status,
        Instant began,
        Duration took) {

    /** Which of the three things a client does. */
    public enum Kind {
        DISCOVERY,
        CALL,
        FEEDBACK
    }

    public CallReport {
        feedback = List.copyOf(feedback);
    }
}
