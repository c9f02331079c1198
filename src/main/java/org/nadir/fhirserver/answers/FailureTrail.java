package org.nadir.fhirserver.answers;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Where a failure came from, without its messages: those of the database quote the values of a patient.
 */
final class FailureTrail {

    private static final int FRAMES = 12;

    private FailureTrail() {}

    static String of(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .map(FailureTrail::line)
                .collect(Collectors.joining(", caused by "));
    }

    private static String line(Throwable cause) {
        String frames = Arrays.stream(cause.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return cause.getClass().getName() + " at " + frames;
    }
}
