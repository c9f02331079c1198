package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.Conformance;
import org.nadir.testing.Finding;
import org.nadir.testing.HookMessage;
import org.nadir.testing.HookTraffic;
import org.nadir.testing.RunningServer;

/** Examples, demo patients at every hook, and the FHIR resources inside all these messages are valid. */
class MessagesIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("docs/examples");
    private static final List<String> HOOKS = List.of("patient-view", "order-select", "order-sign", "encounter-start");
    private static final List<DemoCourse> COURSES = new DemoCourseReader().readShipped();

    /** Where the examples of two real clients leave the specification. */
    private static final Map<String, List<String>> DEVIATIONS = Map.of(
            "sandbox-order-select.json",
            List.of("/context/draftOrders/type required", "/fhirAuthorization/expires_in type"),
            "epic-patient-view.json",
            List.of(),
            "epic-feedback.json",
            List.of(
                    "/feedback/0/card pattern",
                    "/feedback/0/overrideReasons additionalProperties",
                    "/feedback/1/overrideReasons additionalProperties"));

    @BeforeAll
    static void storeTheDemo() {
        for (DemoCourse course : COURSES) {
            HttpResponse<String> stored = SERVER.post(
                    "/fhir",
                    FhirContext.forR4Cached()
                            .newJsonParser()
                            .encodeResourceToString(DemoBundle.of(course, Clock.systemUTC())));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        }
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsValid_orDeviatesAsItsClientDoes_andIsAnsweredWithAValidMessage(Path example) throws IOException {
        // The sandbox names this server as its own, wherever it listens.
        String body = Files.readString(example).replace("http://localhost:8080", SERVER.base());
        String name = example.getFileName().toString();
        boolean feedback = name.contains("feedback");
        HookMessage kind = feedback ? HookMessage.FEEDBACK : HookMessage.REQUEST;
        List<String> expected = DEVIATIONS.getOrDefault(name, List.of());
        assertThat(kind.problems(body).stream()
                        .map(problem -> problem.replaceAll(":.*", ""))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);

        HttpResponse<String> answer = feedback
                ? posted("patient-view/feedback", body, !expected.isEmpty())
                : posted(JSON.readTree(body).path("hook").asText(), body, !expected.isEmpty());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertActionsAreValid(RunningServer.json(answer), faultsOf(name, JSON.readTree(body)));
    }

    /** The faults of a client's own orders, which a proposal to change them hands back. */
    private static Set<String> faultsOf(String example, JsonNode request) {
        return example.matches("(sandbox|epic)-.*")
                ? embedded(request).stream()
                        .flatMap(resource -> Conformance.errors(resource.toString()).stream())
                        .map(Finding::message)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void resourcesOfAnExample_areValid_unlessItsClientDeviates(Path example) throws IOException {
        JsonNode request = JSON.readTree(example.toFile());
        if (!example.getFileName().toString().matches("(sandbox|epic)-.*")) {
            for (JsonNode resource : embedded(request)) {
                assertValid(resource);
            }
        }
    }

    static Stream<Arguments> demoAtEveryHook() {
        return COURSES.stream().flatMap(course -> HOOKS.stream().map(hook -> Arguments.of(course.id(), hook)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("demoAtEveryHook")
    void demoPatientGetsAValidAnswer(String patient, String hook) throws IOException {
        ObjectNode request =
                (ObjectNode) JSON.readTree(EXAMPLES.resolve(hook + ".json").toFile());
        String body = request.toString().replaceAll("demo-(about-to-start|neutropenia-grade-4)(?=\")", patient);

        HttpResponse<String> answer = posted(hook, body, false);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(embedded(JSON.readTree(body))).hasSize(hook.startsWith("order") ? 1 : 0);
        assertActionsAreValid(RunningServer.json(answer), Set.of());
    }

    @Test
    void prefetchByTheTemplatesOfDiscovery_isAValidRequest() {
        assertThat(new StoredCall(SERVER, "demo-anemia-severe").withPrefetch()).isNotEmpty();
    }

    @Test
    void discoveryListsOneServiceForEachHook() {
        JsonNode discovery = RunningServer.json(SERVER.get("/cds-services"));

        assertThat(discovery.path("services").findValuesAsText("hook")).containsExactlyInAnyOrderElementsOf(HOOKS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | patient-view | {"hook": "patient-view"}
            400 | order-sign   | {"hook": "patient-view", "hookInstance": "1", "context": {"patientId": "1"}}
            404 | unknown      | {}
            412 | patient-view | {"hook": "patient-view", "hookInstance": "1", "context": {"patientId": "nobody"}}
            """)
    void refusalIsAValidOutcome(int status, String hook, String body) {
        HttpResponse<String> answer = posted(hook, body, false);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertValid(RunningServer.json(answer));
    }

    private static void assertActionsAreValid(JsonNode answer, Set<String> ofTheClient) {
        for (JsonNode resource : answer.findValues("resource")) {
            assertThat(Conformance.errors(resource.toString()))
                    .as(resource.toPrettyString())
                    .extracting(Finding::message)
                    .isSubsetOf(ofTheClient);
        }
    }

    private static List<JsonNode> embedded(JsonNode request) {
        return Stream.concat(
                        request.at("/context/draftOrders/entry").findValues("resource").stream(),
                        request.path("prefetch").valueStream().filter(JsonNode::isObject))
                .toList();
    }

    private static void assertValid(JsonNode resource) {
        assertThat(Conformance.errors(resource.toString()))
                .as(resource.toPrettyString())
                .isEmpty();
    }

    private static HttpResponse<String> posted(String service, String body, boolean deviating) {
        HttpRequest.Builder request = SERVER.request("/cds-services/hematologic-toxicity-" + service)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return SERVER.send(deviating ? HookTraffic.deviating(request, "as its client does") : request);
    }
}
