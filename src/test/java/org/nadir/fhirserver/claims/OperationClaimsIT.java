package org.nadir.fhirserver.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.claims.OperationCalls.Call;
import org.nadir.testing.RunningServer;

/** Each claimed operation answers, and an operation that is not claimed does not. */
class OperationClaimsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ServedStatement STATEMENT = ServedStatement.of(SERVER);
    private static final Samples SAMPLES = new Samples(STATEMENT.types());

    static Stream<String> operations() {
        return STATEMENT.operations().keySet().stream();
    }

    static Stream<String> ourOperations() {
        return operations().filter(name -> STATEMENT.definitionOf(name).startsWith(Canonical.BASE));
    }

    static Stream<Call> unclaimed() {
        return OperationCalls.all().filter(call -> !STATEMENT.operations().containsKey(call.operation()));
    }

    @BeforeAll
    static void storeTheSamples() {
        SAMPLES.storeIn(SERVER);
        SERVER.put("/fhir/Subscription/claims-listened", """
                {"resourceType": "Subscription", "id": "claims-listened", "status": "requested", "reason": "A claim",
                 "criteria": "Communication?_id=none", "channel": {"type": "websocket"}}
                """);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachClaimedOperationHasARowAndAnswers(String operation) {
        List<Call> calls = OperationCalls.of(operation);
        assertThat(calls)
                .as("rows of OperationCalls for %s", operation)
                .isNotEmpty()
                .allSatisfy(call -> {
                    HttpResponse<String> answer = send(call);
                    assertThat(answer.statusCode())
                            .as("%s: %s", call, answer.body())
                            .isBetween(200, 299);
                });
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unclaimed")
    void anOperationThatIsNotClaimedIsRefused(Call call) {
        HttpResponse<String> answer = send(call);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    /** What a definition of ours says of type, name and levels is what is offered. */
    @ParameterizedTest
    @MethodSource("ourOperations")
    void theDefinitionOfAnOperationIsStoredAndSaysTheSame(String operation) {
        String address = STATEMENT.definitionOf(operation);
        Bundle found = ServedStatement.R4
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        SERVER.get("/fhir/OperationDefinition?url=" + address).body());
        assertThat(found.getEntry()).as(address).hasSize(1);
        OperationDefinition definition =
                (OperationDefinition) found.getEntryFirstRep().getResource();
        String type = operation.split("/", 2)[0];

        assertThat(definition.getCode()).isEqualTo(operation.split("/", 2)[1]);
        assertThat(definition.hasResource(type)).isEqualTo(!type.equals("system"));
        assertThat(levels(OperationCalls.of(operation))).isEqualTo(levels(definition));
    }

    private static Set<String> levels(OperationDefinition definition) {
        Set<String> levels = new TreeSet<>();
        if (definition.getSystem()) {
            levels.add("system");
        }
        if (definition.getType()) {
            levels.add("type");
        }
        if (definition.getInstance()) {
            levels.add("instance");
        }
        return levels;
    }

    private static Set<String> levels(List<Call> calls) {
        List<String> names = List.of("system", "type", "instance");
        Set<String> levels = new TreeSet<>();
        calls.forEach(call ->
                levels.add(names.get(call.address().replaceFirst("\\?.*", "").split("/").length - 1)));
        return levels;
    }

    private static HttpResponse<String> send(Call call) {
        HttpRequest.Builder request = SERVER.request("/fhir/" + call.address());
        if (call.address().contains("$export")) {
            request.header("Prefer", "respond-async").header("Accept", "application/fhir+json");
        }
        return SERVER.send(
                call.method().equals("GET")
                        ? request.GET()
                        : request.header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(body(call.body()))));
    }

    private static String body(String written) {
        if (written.equals("Parameters")) {
            return "{\"resourceType\": \"Parameters\"}";
        }
        if (written.equals("shipped")) {
            return SERVER.get("/fhir/PlanDefinition/cemsidomide-hematologic-toxicity")
                    .body();
        }
        String[] parts = written.split(":", 2);
        if (parts.length == 1) {
            return SAMPLES.first(written).json();
        }
        return """
                {"resourceType": "Parameters", "parameter": [{"name": "%s", "resource": %s}]}
                """.formatted(parts[0], SAMPLES.first(parts[1]).json());
    }
}
