package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.rest.client.impl.BaseHttpResponse;
import ca.uhn.fhir.util.StopWatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.outbound.OutboundAnswer;

/** What the gate brought back, as HAPI's client reads it. */
final class GatedAnswer extends BaseHttpResponse {

    private final OutboundAnswer answer;

    GatedAnswer(OutboundAnswer answer, StopWatch watch) {
        super(watch);
        this.answer = answer;
    }

    /** It is in memory already. */
    @Override
    public void bufferEntity() {}

    @Override
    public void close() {}

    @Override
    public Reader createReader() {
        return new InputStreamReader(readEntity(), StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, List<String>> getAllHeaders() {
        return answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    @Override
    public List<String> getHeaders(String name) {
        return answer.headers().entrySet().stream()
                .filter(entry -> entry.getKey().equals(name.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public @Nullable String getMimeType() {
        String type = answer.headers().get("content-type");
        return type == null ? null : type.split(";", 2)[0].strip();
    }

    @Override
    public OutboundAnswer getResponse() {
        return answer;
    }

    @Override
    public int getStatus() {
        return answer.status();
    }

    @Override
    public String getStatusInfo() {
        return "";
    }

    @Override
    public InputStream readEntity() {
        return new ByteArrayInputStream(answer.body());
    }
}
