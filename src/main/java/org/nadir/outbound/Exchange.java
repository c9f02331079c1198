package org.nadir.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.nadir.outbound.OutboundException.Reason;
import org.nadir.outbound.Resolution.RefusedAddressException;

/** One HTTP client: its names are those of a {@link Resolution}, and it does nothing that was not asked for. */
final class Exchange implements AutoCloseable {

    private static final Http1Config SMALL_HEADERS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(100)
            .build();

    private final CloseableHttpClient client;

    Exchange(Resolution resolution, OutboundProperties properties) {
        // No redirect, cookie, remembered password, retry, proxy of the environment, or compression.
        this.client = HttpClients.custom()
                .setConnectionManager(connections(resolution, properties))
                .setUserAgent("Nadir")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            Resolution resolution, OutboundProperties properties) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PinnedNames(resolution))
                // The certificates that the operator gave the JVM.
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(SMALL_HEADERS)
                        .build())
                .setMaxConnPerRoute(properties.callsPerHost())
                .setMaxConnTotal(properties.callsPerHost() * 8)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
    }

    OutboundAnswer send(OutboundRequest asked, Bounds bounds) {
        HttpUriRequestBase request = new HttpUriRequestBase(asked.method(), asked.address());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(bounds.time()))
                .setProtocolUpgradeEnabled(false)
                .build());
        asked.headers().forEach(request::setHeader);
        if (asked.body().length > 0) {
            request.setEntity(new ByteArrayEntity(asked.body(), null));
        }
        try {
            return Timed.call(
                    () -> client.execute(request, response -> read(response, bounds.bytes())), bounds, request::cancel);
        } catch (IOException failed) {
            throw told(failed);
        }
    }

    /** The body as it came: what is compressed could unfold to any size. */
    private static OutboundAnswer read(ClassicHttpResponse response, long most) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new OutboundAnswer(response.getCode(), headers(response), new byte[0]);
        }
        String coding = String.valueOf(entity.getContentEncoding());
        if (!coding.equals("null") && !coding.equalsIgnoreCase("identity")) {
            throw new OutboundException(Reason.FAILED, "the answer is compressed, which was not asked for");
        }
        byte[] body = entity.getContentLength() > most
                ? new byte[0]
                : entity.getContent().readNBytes(Math.toIntExact(Math.min(most + 1, Integer.MAX_VALUE - 8)));
        if (entity.getContentLength() > most || body.length > most) {
            throw new OutboundException(Reason.SIZE, "the answer is larger than allowed");
        }
        return new OutboundAnswer(response.getCode(), headers(response), body);
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        return Arrays.stream(response.getHeaders())
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        header -> String.valueOf(header.getValue()),
                        (one, other) -> one + ", " + other));
    }

    private static OutboundException told(IOException failed) {
        return switch (failed) {
            case RefusedAddressException refused ->
                new OutboundException(Reason.REFUSED, String.valueOf(refused.getMessage()));
            case UnknownHostException unknown -> new OutboundException(Reason.FAILED, "its host is not known");
            case ConnectTimeoutException slow ->
                new OutboundException(Reason.FAILED, "the server could not be reached");
            case SocketTimeoutException slow -> new OutboundException(Reason.TIME, "the time allowed is over");
            case IOException other -> new OutboundException(Reason.FAILED, "the server could not be read");
        };
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
