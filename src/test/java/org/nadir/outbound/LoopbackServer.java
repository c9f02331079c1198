package org.nadir.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A server that writes what a test tells it, byte for byte, and counts who connects. */
final class LoopbackServer implements AutoCloseable {

    /** What is written to each caller after the head of its request. */
    @FunctionalInterface
    private interface Script {

        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Script script = out -> {};

    LoopbackServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    void answers(String message) {
        script = out -> out.write(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Goes on, a piece now and then, until the caller hangs up. */
    void answersWithoutEnd(String beginning, String again) {
        script = out -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            do {
                out.write(again.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } while (!closed.await(20, TimeUnit.MILLISECONDS));
        };
    }

    CountDownLatch answersWhenReleased(String message) {
        CountDownLatch release = new CountDownLatch(1);
        script = out -> {
            release.await();
            out.write(message.getBytes(StandardCharsets.UTF_8));
        };
        return release;
    }

    List<String> heads() {
        return heads;
    }

    int connections() {
        return connections.get();
    }

    int mostAtOnce() {
        return most.get();
    }

    void awaitConnections(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> connections() >= count);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append("\r\n");
            }
            heads.add(head.toString());
            script.write(caller.getOutputStream());
        } catch (IOException hungUp) {
            // The caller had enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
