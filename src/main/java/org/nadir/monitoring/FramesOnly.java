package org.nadir.monitoring;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Prints where an exception came from and not what it says: messages of the database and of parsers quote the values of
 * patients. For the structured formats of the log, named in {@code application.yaml}.
 */
public final class FramesOnly implements StackTracePrinter {

    private static final int FRAMES = 30;

    @Override
    public void printStackTrace(Throwable failure, Appendable text) throws IOException {
        Set<Throwable> printed = Collections.newSetFromMap(new IdentityHashMap<>());
        String before = "";
        for (Throwable cause = failure; cause != null && printed.add(cause); cause = cause.getCause()) {
            text.append(before).append(cause.getClass().getName()).append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, FRAMES); frame++) {
                text.append("\tat ").append(frames[frame].toString()).append('\n');
            }
            before = "Caused by: ";
        }
    }
}
