package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.nadir.testing.HookTraffic;

/** A client of the door under test, over HTTP. */
record Caller(int port) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** A body that CDS Hooks does not allow and that real clients send. */
    HttpResponse<String> postDeviating(String path, String body) {
        return send(HookTraffic.deviating(request(path), "as real clients do")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HookTraffic.checked(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Checks the one form of every refusal and gives its sentence. */
    static String diagnosticsOf(HttpResponse<String> refusal, int status) {
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/fhir+json");
        ObjectNode outcome = Example.json(refusal.body());
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("error");
        assertThat(outcome.at("/issue/0/code").asText()).isNotBlank();
        String diagnostics = outcome.at("/issue/0/diagnostics").asText();
        assertThat(diagnostics).isNotBlank().doesNotContain("java.", "org.nadir", "com.fasterxml", "Exception");
        return diagnostics;
    }
}
