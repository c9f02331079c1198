package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.apache.BaseHttpClient;
import ca.uhn.fhir.rest.client.api.Header;
import ca.uhn.fhir.rest.client.api.IHttpClient;
import ca.uhn.fhir.rest.client.impl.RestfulClientFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.outbound.OutboundGate;

/** Leads every call that HAPI makes, the delivery of a REST hook above all, through our gate. */
final class GatedClients extends RestfulClientFactory {

    private final OutboundGate gate;

    GatedClients(FhirContext context, OutboundGate gate) {
        super(context);
        this.gate = gate;
    }

    @Override
    public IHttpClient getHttpClient(
            StringBuilder url,
            @Nullable Map<String, List<String>> ifNoneExistParameters,
            @Nullable String ifNoneExist,
            RequestTypeEnum method,
            List<Header> headers) {
        return new Client(url, ifNoneExistParameters, ifNoneExist, method, headers);
    }

    @Override
    protected IHttpClient getHttpClient(String serverBase) {
        return new Client(new StringBuilder(serverBase), null, null, RequestTypeEnum.GET, List.of());
    }

    /** There is one gate, and it knows its own proxies and bounds. */
    @Override
    public <T> void setHttpClient(T client) {
        throw new UnsupportedOperationException("Calls of others go through the gate");
    }

    @Override
    public void setProxy(String host, Integer port) {
        throw new UnsupportedOperationException("Calls of others go through the gate");
    }

    @Override
    protected void resetHttpClient() {}

    /** Builds a request the way HAPI's other clients do. */
    private final class Client extends BaseHttpClient {

        Client(
                StringBuilder url,
                @Nullable Map<String, List<String>> ifNoneExistParameters,
                @Nullable String ifNoneExist,
                RequestTypeEnum method,
                List<Header> headers) {
            super(url, ifNoneExistParameters, ifNoneExist, method, headers);
        }

        @Override
        protected GatedRequest createHttpRequest() {
            return createHttpRequest(new byte[0]);
        }

        @Override
        protected GatedRequest createHttpRequest(byte[] content) {
            return new GatedRequest(gate, myRequestType.name(), myUrl.toString(), content);
        }

        @Override
        protected GatedRequest createHttpRequest(Map<String, List<String>> form) {
            return createHttpRequest(form.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(value -> encoded(entry.getKey(), value)))
                    .collect(Collectors.joining("&")));
        }

        @Override
        protected GatedRequest createHttpRequest(String content) {
            return createHttpRequest(content.getBytes(StandardCharsets.UTF_8));
        }

        private static String encoded(String name, String value) {
            return URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }
}
