package org.nadir.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.outbound.OutboundException.Reason;
import org.springframework.stereotype.Component;

/** Calls other servers for every room: only allowed addresses, within bounds, without redirects. */
@Component
public class OutboundGate {

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Refuses an address that must not be called.
     *
     * @throws OutboundException with the reason {@code REFUSED}
     */
    public void check(URI address) {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
            throw new OutboundException(Reason.REFUSED, "the address is no http or https address with a host");
        }
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @throws OutboundException when the address is refused, a bound is passed or the other server fails
     */
    public OutboundAnswer send(OutboundRequest request, Bounds bounds) {
        check(request.address());
        HttpRequest.Builder built = HttpRequest.newBuilder(request.address())
                .timeout(bounds.time())
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(built::header);
        try {
            HttpResponse<InputStream> response = client.send(built.build(), HttpResponse.BodyHandlers.ofInputStream());
            byte[] body = response.body().readNBytes(Math.toIntExact(bounds.bytes() + 1));
            if (body.length > bounds.bytes()) {
                throw new OutboundException(Reason.SIZE, "the answer is larger than allowed");
            }
            return new OutboundAnswer(response.statusCode(), headers(response), body);
        } catch (IOException failed) {
            throw new OutboundException(Reason.FAILED, "the server could not be read");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.FAILED, "this server is stopping");
        }
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
                        entry -> String.join(", ", entry.getValue())));
    }
}
