package org.nadir.fhirserver.claims;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.nadir.fhirserver.storage.ServedResources;
import org.nadir.fhirserver.validation.TestedContent;
import org.nadir.testing.RunningServer;

/** The calls of a client to one resource type; each header is a name and a value. */
record TypeClient(RunningServer server, String type) {

    private static final String JSON = "application/fhir+json";

    HttpResponse<String> get(String address, String... headers) {
        return send(server.request("/fhir/" + type + address).GET(), headers);
    }

    /**
     * Puts a sample; what no client may write, the server is made to store, and the answer is that of a read. The store
     * writes into what it is given, so it gets a copy.
     */
    HttpResponse<String> store(Sample sample) {
        if (ServedResources.isWrittenByClients(type)) {
            return put("/" + sample.id(), sample.json());
        }
        sample.json();
        server.bean(DaoRegistry.class)
                .getResourceDao(type)
                .update(sample.resource().copy(), TestedContent.mark(new SystemRequestDetails()));
        return get("/" + sample.id());
    }

    HttpResponse<String> post(String address, String body, String... headers) {
        return send(withBody(address, JSON).POST(BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> put(String address, String body, String... headers) {
        return send(withBody(address, JSON).PUT(BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> patch(String address, String mediaType, String body) {
        return send(withBody(address, mediaType).method("PATCH", BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String address) {
        return send(server.request("/fhir/" + type + address).DELETE());
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The ids in a Bundle. */
    static String ids(HttpResponse<String> answer) {
        JsonNode bundle = RunningServer.json(answer);
        return String.join(" ", bundle.path("entry").findValuesAsText("id")) + " "
                + String.join(" ", bundle.path("entry").findValuesAsText("fullUrl"));
    }

    private HttpRequest.Builder withBody(String address, String mediaType) {
        return server.request("/fhir/" + type + address).header("Content-Type", mediaType);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }
}
