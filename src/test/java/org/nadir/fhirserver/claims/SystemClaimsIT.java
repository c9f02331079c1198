package org.nadir.fhirserver.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.fhirserver.claims.TypeClient.header;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.Conformance;
import org.nadir.testing.RunningServer;

/** What the statement says of the server as a whole holds. */
class SystemClaimsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ServedStatement STATEMENT = ServedStatement.of(SERVER);
    private static final TypeClient PATIENTS = new TypeClient(SERVER, "Patient");
    private static final String WEBSOCKET = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";
    private static final String ORIGIN = "http://localhost:3000";

    @BeforeAll
    static void storeAPatient() {
        PATIENTS.put("/claims-system", """
                {"resourceType": "Patient", "id": "claims-system", "active": true, "gender": "other",
                 "name": [{"family": "Claimed"}]}
                """);
    }

    @Test
    void theStatementIsValidAndItsDateStaysTheSame() {
        HttpResponse<String> again =
                SERVER.send(SERVER.request("/fhir/metadata").header("Cache-Control", "no-cache"));

        assertThat(Conformance.errors(again.body())).isEmpty();
        assertThat(RunningServer.json(again).path("date").asText())
                .isEqualTo(STATEMENT.whole().getDateElement().getValueAsString());
    }

    @Test
    void theStatementNamesTheProgram() {
        CapabilityStatement statement = STATEMENT.whole();
        assertThat(statement.getPublisher()).isNotBlank();
        assertThat(statement.getSoftware().getName()).isEqualTo("Nadir");
        assertThat(statement.getSoftware().getVersion()).isNotBlank();
        assertThat(statement.getSoftware().getReleaseDate()).isNotNull();
        assertThat(statement.getImplementation().getUrl()).isEqualTo(SERVER.base() + "/fhir");
    }

    static Stream<String> definitions() {
        CapabilityStatement statement = STATEMENT.whole();
        return Stream.concat(
                Stream.concat(
                        statement.getInstantiates().stream()
                                .map(canonical -> "CapabilityStatement?url=" + canonical.getValue()),
                        statement.getImplementationGuide().stream()
                                .map(canonical -> "ImplementationGuide?url=" + canonical.getValue())),
                STATEMENT.resources().stream().flatMap(resource -> resource.getSupportedProfile().stream()
                        .map(profile ->
                                "StructureDefinition?type=" + resource.getType() + "&url=" + profile.getValue())));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void eachDefinitionThatIsNamedCanBeHad(String query) {
        assertThat(RunningServer.json(SERVER.get("/fhir/" + query))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    static List<String> formats() {
        return STATEMENT.whole().getFormat().stream().map(CodeType::getValue).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void eachClaimedFormatIsWrittenAndRead(String format) {
        HttpResponse<String> answer = PATIENTS.get("/claims-system?_format=" + format.replace("+", "%2B"));
        String mediaType = "application/fhir+" + format.replaceFirst(".*\\+", "");
        HttpResponse<String> written = SERVER.send(SERVER.request("/fhir/Patient/claims-system")
                .header("Content-Type", mediaType)
                .header("Accept", mediaType)
                .PUT(BodyPublishers.ofString(answer.body())));

        assertThat(header(answer, "Content-Type")).startsWith(mediaType);
        assertThat(header(written, "Content-Type")).startsWith(mediaType);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    }

    @Test
    void exactlyTheClaimedPatchFormatsAreTaken() {
        HttpResponse<String> json = PATIENTS.patch("/claims-system", "application/json-patch+json", """
                [{"op": "replace", "path": "/gender", "value": "male"}]
                """);
        HttpResponse<String> fhir =
                PATIENTS.patch("/claims-system", "application/fhir+json", "{\"resourceType\": \"Parameters\"}");

        assertThat(STATEMENT.whole().getPatchFormat())
                .extracting(PrimitiveType::getValue)
                .containsExactly("application/json-patch+json");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(fhir.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @MethodSource("systemInteractions")
    void aSystemInteractionWorksIfItIsClaimedAndIsRefusedIfNot(SystemRestfulInteraction interaction) {
        HttpResponse<String> answer =
                switch (interaction) {
                    case TRANSACTION -> SERVER.post("/fhir", bundle("transaction"));
                    case BATCH -> SERVER.post("/fhir", bundle("batch"));
                    case SEARCHSYSTEM -> SERVER.get("/fhir?_type=Patient&_id=claims-system");
                    case HISTORYSYSTEM -> SERVER.get("/fhir/_history?_count=1");
                    case NULL -> throw new AssertionError();
                };
        boolean claimed = STATEMENT.rest().getInteraction().stream().anyMatch(claim -> claim.getCode() == interaction);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(claimed ? 200 : 400);
    }

    static Stream<SystemRestfulInteraction> systemInteractions() {
        return Stream.of(SystemRestfulInteraction.values()).filter(it -> it != SystemRestfulInteraction.NULL);
    }

    @Test
    void anAnswerCanBeCutToWhatIsNeeded() {
        JsonNode summary = RunningServer.json(PATIENTS.get("/claims-system?_summary=text"));
        JsonNode elements = RunningServer.json(PATIENTS.get("/claims-system?_elements=gender"));
        JsonNode count = RunningServer.json(PATIENTS.get("?_summary=count"));
        JsonNode page = RunningServer.json(PATIENTS.get("?_count=1&_total=accurate"));

        assertThat(summary.has("name")).isFalse();
        assertThat(summary.at("/meta/tag/0/code").asText()).isEqualTo("SUBSETTED");
        assertThat(elements.has("gender")).isTrue();
        assertThat(elements.has("name")).isFalse();
        assertThat(count.path("total").asInt()).isPositive();
        assertThat(count.has("entry")).isFalse();
        assertThat(page.path("entry")).hasSize(1);
        assertThat(page.path("total").asInt()).isPositive();
    }

    @Test
    void theClaimedWebsocketTakesConnections() {
        String address =
                STATEMENT.rest().getExtensionByUrl(WEBSOCKET).getValue().primitiveValue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(address), new WebSocket.Listener() {})
                    .join();
            assertThat(socket.isOutputClosed()).isFalse();
            socket.abort();
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayCall() {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/claims-system")
                .header("Origin", ORIGIN)
                .GET());

        assertThat(STATEMENT.rest().getSecurity().getCors()).isTrue();
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    }

    private static String bundle(String type) {
        return """
                {"resourceType": "Bundle", "type": "%s", "entry": [
                 {"request": {"method": "GET", "url": "Patient/claims-system"}}]}
                """.formatted(type);
    }
}
