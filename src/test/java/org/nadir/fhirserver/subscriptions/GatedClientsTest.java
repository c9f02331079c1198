package org.nadir.fhirserver.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.interceptor.SimpleRequestHeaderInterceptor;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundProperties;

/** HAPI's own client, as it delivers REST hooks, meets the gate. */
class GatedClientsTest {

    private final OutboundGate closed = new OutboundGate(OutboundProperties.listing());
    private final OutboundGate open = new OutboundGate(OutboundProperties.listing("127.0.0.0/8"));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer app;
    private int status = 200;

    GatedClientsTest() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        app.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-App") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Location", endpoint() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        app.start();
    }

    @AfterEach
    void stop() {
        app.stop(0);
        open.close();
        closed.close();
    }

    @Test
    void resourceIsPutWhereTheEndpointIsAllowed() {
        IGenericClient client = client(open);
        client.registerInterceptor(new SimpleRequestHeaderInterceptor("X-App: ward"));

        deliver(client);

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .startsWith("PUT /alerts/Patient/p1 ward application/fhir+json")
                .contains("\"resourceType\":\"Patient\"");
    }

    @Test
    void privateEndpointIsNotConnectedTo() {
        assertThatThrownBy(() -> deliver(client(closed)))
                .isInstanceOf(FhirClientConnectionException.class)
                .hasMessageContaining("nadir.outbound.private-addresses");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectIsAFailureAndNotFollowed(int redirect) {
        status = redirect;

        assertThatThrownBy(() -> deliver(client(open))).isInstanceOf(BaseServerResponseException.class);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.test", "Transfer-Encoding: chunked", "Content-Length: 0", "Connection: close"})
    void headerOfASubscriptionMakesNoOtherMessage(String header) {
        IGenericClient client = client(open);
        client.registerInterceptor(new SimpleRequestHeaderInterceptor(header));

        assertThatThrownBy(() -> deliver(client)).isInstanceOf(FhirClientConnectionException.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/x,                         private",
        "http://localhost/x,                           private",
        "http://169.254.169.254/latest/meta-data,      private",
        "http://[fd00:ec2::254]/latest,                private",
        "http://10.0.0.1/x,                            private",
        "http://[::ffff:10.0.0.1]/x,                   private",
        "http://2130706433/x,                          host",
        "http://0177.0.0.1/x,                          host",
        "http://localhost./x,                          host",
        "ftp://ehr.example.org/x,                      http",
        "https://me:secret@ehr.example.org/x,          user",
        "no address,                                   address"
    })
    void endpointIsRefusedWhenItIsWritten(String endpoint, String why) {
        assertThatThrownBy(() -> new HookTargets(FhirContext.forR4Cached(), closed).check(endpoint))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("Subscription.channel.endpoint")
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }

    @Test
    void listedEndpointIsTakenWhenItIsWritten() {
        assertThatCode(() -> new HookTargets(FhirContext.forR4Cached(), open).check(endpoint()))
                .doesNotThrowAnyException();
    }

    private String endpoint() {
        return "http://127.0.0.1:%d/alerts".formatted(app.getAddress().getPort());
    }

    private IGenericClient client(OutboundGate gate) {
        FhirContext context = FhirContext.forR4();
        context.setRestfulClientFactory(new GatedClients(context, gate));
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        return context.newRestfulGenericClient(endpoint());
    }

    private static void deliver(IGenericClient client) {
        Patient patient = new Patient();
        patient.setId("Patient/p1");
        var unused = client.update().resource(patient).encodedJson().execute();
    }
}
