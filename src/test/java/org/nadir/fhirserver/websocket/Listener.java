package org.nadir.fhirserver.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.nadir.testing.RunningServer;

/** A client at the websocket, which collects what it hears. */
final class Listener implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private Listener() {}

    /** Opens a socket; headers are names and values in turn. */
    static Listener at(RunningServer server, String... headers) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        Listener listener = new Listener();
        listener.socket = builder.buildAsync(
                        URI.create(server.base().replaceFirst("http", "ws") + "/websocket"), listener)
                .join();
        return listener;
    }

    Listener say(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
        return this;
    }

    /** Waits for a text with all of these words; others may come before it. */
    Listener awaitText(String... words) {
        Awaitility.await(String.join(" ", words)).atMost(30, TimeUnit.SECONDS).until(() -> {
            String text = heard.poll(100, TimeUnit.MILLISECONDS);
            return text != null && Arrays.stream(words).allMatch(text::contains);
        });
        return this;
    }

    /** What was heard and not awaited. */
    List<String> rest() {
        return List.copyOf(heard);
    }

    /** Waits for the end and gives its code. */
    int awaitEnd() {
        return Awaitility.await("the end")
                .atMost(40, TimeUnit.SECONDS)
                .until(() -> closed.getNow(-1), code -> code != -1);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        heard.add(text.toString());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
