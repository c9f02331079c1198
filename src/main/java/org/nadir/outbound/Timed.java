package org.nadir.outbound;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nadir.outbound.OutboundException.Reason;

/** Waits for a piece of work no longer than allowed, whatever it hangs on: a name service, a handshake, a slow body. */
final class Timed {

    private static final ExecutorService THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outbound-", 0).factory());

    private Timed() {}

    /**
     * The result of the work.
     *
     * @param giveUp frees what the work holds when nobody waits for it any more
     */
    static <T> T call(Callable<T> work, Bounds bounds, Runnable giveUp) throws IOException {
        Future<T> result = THREADS.submit(work);
        try {
            return result.get(bounds.time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException over) {
            giveUp.run();
            throw new OutboundException(Reason.TIME, "the time allowed is over");
        } catch (ExecutionException failed) {
            throw told(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            giveUp.run();
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.FAILED, "this server is stopping");
        }
    }

    private static IOException told(Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case Throwable other -> new IOException(other);
        };
    }
}
