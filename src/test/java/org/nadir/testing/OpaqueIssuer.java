package org.nadir.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody whose tokens say nothing themselves and who tells on a loopback address what they are worth (RFC 7662). */
public final class OpaqueIssuer implements AutoCloseable {

    /** As whom it is asked. */
    public static final String CLIENT = "nadir";

    /** With which secret; the colon must arrive encoded. */
    public static final String SECRET = "s3cret:of the test";

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean broken;

    /** One that knows no token yet. */
    public OpaqueIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/introspect", this::answer);
        server.start();
    }

    /** Its name. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Where it is asked. */
    public URI introspection() {
        return URI.create(issuer() + "/introspect");
    }

    /** Says this JSON of a token from now on. */
    public void tell(String token, String json) {
        answers.put(token, json);
    }

    /** How often it was asked. */
    public int questions() {
        return questions.get();
    }

    /** Fails from now on, or no longer. */
    public void setBroken(boolean now) {
        broken = now;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = form.replaceFirst("^token=", "").replaceFirst("&.*", "");
        byte[] answer = answers.getOrDefault(token, "{\"active\": false}").getBytes(StandardCharsets.UTF_8);
        int status = broken ? 500 : isAllowed(exchange) ? 200 : 401;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static boolean isAllowed(HttpExchange exchange) {
        String identity = CLIENT + ":s3cret%3Aof+the+test";
        return ("Basic " + Base64.getEncoder().encodeToString(identity.getBytes(StandardCharsets.UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
