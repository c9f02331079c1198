package org.nadir.testscript;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.TestScript.SetupActionOperationComponent;

/** Sends the operations of a script to one server. */
final class Operations {

    private static final String FHIR_JSON = "application/fhir+json";

    /** The codes of testscript-operation-codes that are known here, and how each goes over HTTP. */
    private static final Map<String, String> METHODS = Map.of(
            "read", "GET",
            "search", "GET",
            "apply", "GET",
            "create", "POST",
            "validate", "POST",
            "transaction", "POST",
            "update", "PUT",
            "updateCreate", "PUT",
            "delete", "DELETE");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Fixtures fixtures;
    private final Variables variables;

    Operations(URI base, Fixtures fixtures, Variables variables) {
        this.base = base;
        this.fixtures = fixtures;
        this.variables = variables;
    }

    Exchange carryOut(SetupActionOperationComponent operation) {
        String contentType = operation.hasContentType() ? operation.getContentType() : FHIR_JSON;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(operation)))
                .header("Accept", operation.hasAccept() ? operation.getAccept() : FHIR_JSON);
        if (operation.hasSourceId()) {
            String payload = fixtures.payload(operation.getSourceId(), contentType, variables);
            request.header("Content-Type", contentType).method(method(operation), BodyPublishers.ofString(payload));
        } else {
            request.method(method(operation), BodyPublishers.noBody());
        }
        Exchange exchange = new Exchange(sent(request.build()));
        if (operation.hasResponseId()) {
            fixtures.keep(operation.getResponseId(), exchange);
        }
        return exchange;
    }

    /** @throws NotSupportedException when this runner cannot send it */
    static String method(SetupActionOperationComponent operation) {
        if (operation.hasMethod()) {
            return operation.getMethod().toCode().toUpperCase(Locale.ROOT);
        }
        String code = operation.getType().getCode();
        String method = METHODS.get(String.valueOf(code));
        if (method == null) {
            throw new NotSupportedException("operation.type " + (code == null ? "and operation.method absent" : code));
        }
        return method;
    }

    private String address(SetupActionOperationComponent operation) {
        if (operation.hasUrl()) {
            return encoded(variables.filled(operation.getUrl()));
        }
        boolean atTheBase = "transaction".equals(operation.getType().getCode());
        String resource = operation.hasResource() && !atTheBase ? "/" + operation.getResource() : "";
        String params = operation.hasParams() ? variables.filled(operation.getParams()) : "";
        return encoded(base + resource + params);
    }

    /** What may not stand in a URL as it is; the scripts write a token search with its bar. */
    private static String encoded(String url) {
        return url.replace("|", "%7C").replace(" ", "%20");
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new StepException("%s %s: %s".formatted(request.method(), request.uri(), broken));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
