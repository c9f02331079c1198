package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.UrlSourceEnum;
import ca.uhn.fhir.util.StopWatch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nadir.outbound.Bounds;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundRequest;

/** A request of HAPI's client that is sent by our gate. */
final class GatedRequest implements IHttpRequest {

    /** An app has to take a message and not to work on it; what it answers is of no use to us. */
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(10), 1024 * 1024);

    /** What HAPI adds to each request and the gate says itself. */
    private static final Set<String> NOT_SENT = Set.of("accept-encoding", "user-agent");

    private final OutboundGate gate;
    private final String method;
    private final byte[] content;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String address;
    private @Nullable UrlSourceEnum source;

    GatedRequest(OutboundGate gate, String method, String address, byte[] content) {
        this.gate = gate;
        this.method = method;
        this.address = address;
        this.content = content.clone();
    }

    @Override
    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, added -> new ArrayList<>()).add(value);
    }

    @Override
    public IHttpResponse execute() throws IOException {
        StopWatch watch = new StopWatch();
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> sent.put(name, String.join(", ", values)));
        sent.keySet().removeIf(name -> NOT_SENT.contains(name.toLowerCase(Locale.ROOT)));
        try {
            return new GatedAnswer(
                    gate.send(new OutboundRequest(method, URI.create(address), sent, content), BOUNDS), watch);
        } catch (OutboundException failed) {
            throw new IOException(failed.getMessage(), failed);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the endpoint is no address");
        }
    }

    @Override
    public Map<String, List<String>> getAllHeaders() {
        return headers;
    }

    @Override
    public String getRequestBodyFromStream() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public String getUri() {
        return address;
    }

    @Override
    public void setUri(String changed) {
        address = changed;
    }

    @Override
    public String getHttpVerbName() {
        return method;
    }

    @Override
    public void removeHeaders(String name) {
        headers.remove(name);
    }

    @Override
    public @Nullable UrlSourceEnum getUrlSource() {
        return source;
    }

    @Override
    public void setUrlSource(UrlSourceEnum changed) {
        source = changed;
    }
}
