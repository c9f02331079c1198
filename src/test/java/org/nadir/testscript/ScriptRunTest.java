package org.nadir.testscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.TestReport;
import org.hl7.fhir.r4.model.TestReport.TestActionComponent;
import org.hl7.fhir.r4.model.TestReport.TestReportResult;
import org.hl7.fhir.r4.model.TestScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.Conformance;

/** The runner fails when an assertion is false, and refuses what it does not know. */
class ScriptRunTest {

    private static final String PATIENT = """
            {"resourceType": "Patient", "id": "1", "meta": {"lastUpdated": "2026-11-23T08:00:00Z"}, "gender": "male"}""";
    private static final String READ = """
            {"operation": {"type": {"code": "read"}, "resource": "Patient", "params": "/1", "responseId": "p",
              "encodeRequestUrl": true}}""";
    private static final String MISSING = """
            {"operation": {"type": {"code": "read"}, "resource": "Patient", "params": "/2", "encodeRequestUrl": true}}""";
    private static final String OK = """
            {"assert": {"description": "found", "responseCode": "200", "warningOnly": false}}""";

    private final StubServer server = new StubServer();

    @TempDir
    private Path fixtures = Path.of("");

    @BeforeEach
    void aPatientIsThere() {
        server.at("GET /fhir/Patient/1", PATIENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "responseCode": "200"                                                            | "responseCode": "404"
            "responseCode": "200,201", "operator": "in"                                      | "responseCode": "201,404", "operator": "in"
            "responseCode": "404", "operator": "notEquals"                                   | "responseCode": "200", "operator": "notEquals"
            "expression": "Patient.gender = 'male'"                                          | "expression": "Patient.gender = 'female'"
            "expression": "Patient.gender", "operator": "equals", "value": "male"            | "expression": "Patient.gender", "operator": "equals", "value": "female"
            "expression": "Patient.name.empty()", "value": "true"                            | "expression": "Patient.name", "value": "true"
            "path": "$.meta.lastUpdated", "operator": "contains", "value": "2026-11-23"      | "path": "$.meta.versionId", "operator": "contains", "value": "1"
            "resource": "Patient"                                                            | "resource": "Observation"
            "contentType": "application/fhir+json"                                           | "contentType": "application/json"
            "headerField": "Content-Type", "operator": "contains", "value": "UTF-8"          | "headerField": "Content-Type", "value": "text/html"
            "validateProfileId": "base"                                                      | "validateProfileId": "count"
            "responseCode": "200", "sourceId": "p"                                           | "responseCode": "404", "sourceId": "p"
            "expression": "Patient.id", "value": "${one}"                                    | "expression": "Patient.id", "value": "${two}"
            """)
    void assertion_passesWhereItHolds_andFailsTheScriptWhereNot(String holds, String doesNot) {
        assertThat(test(READ, asserting(holds)).getResult()).isEqualTo(TestReportResult.PASS);
        assertThat(test(READ, asserting(doesNot)).getResult()).isEqualTo(TestReportResult.FAIL);
    }

    @Test
    void afterAFailedStep_theTestEnds_theNextRuns_andTheReportSaysSo() {
        TestReport report = run("""
                "test": [{"name": "One", "action": [%s, %s, %s]}, {"name": "Two", "action": [%s, %s]}]
                """.formatted(MISSING, OK, READ, READ, OK));

        assertThat(results(report.getTest().get(0).getAction())).containsExactly("pass", "fail", "skip");
        assertThat(results(report.getTest().get(1).getAction())).containsExactly("pass", "pass");
        assertThat(report.getTest().get(0).getAction().get(1).getAssert().getMessage())
                .contains("found: expected equals 200 and was 404", "/fhir/Patient/2");
        assertThat(report.getResult()).isEqualTo(TestReportResult.FAIL);
        assertThat(report.getScore()).isEqualByComparingTo("50");
        assertThat(Conformance.errors(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(report)))
                .isEmpty();
    }

    @Test
    void afterAFailedSetup_testsAreSkipped_andTheTeardownIsRun() {
        TestReport report = run("""
                "setup": {"action": [%s, %s]}, "test": [{"name": "One", "action": [%s]}],
                "teardown": {"action": [{"operation": {"type": {"code": "delete"}, "resource": "Patient", "params": "/1",
                  "encodeRequestUrl": true}}]}
                """.formatted(MISSING, OK, READ));

        assertThat(results(report.getTest().getFirst().getAction())).containsExactly("skip");
        assertThat(server.asked()).containsExactly("GET /fhir/Patient/2", "DELETE /fhir/Patient/1");
        assertThat(report.getResult()).isEqualTo(TestReportResult.FAIL);
    }

    @Test
    void warningOnly_isAWarning_andNoFailure() {
        TestReport report = test(MISSING, OK.replace("false", "true"), READ);

        assertThat(results(report.getTest().getFirst().getAction())).containsExactly("pass", "warning", "pass");
        assertThat(report.getResult()).isEqualTo(TestReportResult.PASS);
    }

    @Test
    void fixture_isSentWithItsVariables_andABinaryAsItsContent() throws IOException {
        Files.writeString(
                fixtures.resolve("Patient-new.json"), "{\"resourceType\":\"Patient\",\"birthDate\":\"${born}\"}");
        Files.writeString(
                fixtures.resolve("Binary-call.json"),
                "{\"resourceType\": \"Binary\", \"contentType\": \"application/json\", \"data\": \"eyJhIjoxfQ==\"}");
        run("""
                "fixture": [
                  {"id": "new", "autocreate": false, "autodelete": false, "resource": {"reference": "Patient/new"}},
                  {"id": "call", "autocreate": false, "autodelete": false, "resource": {"reference": "Binary/call"}}],
                "test": [{"name": "One", "action": [%s,
                  {"operation": {"type": {"code": "create"}, "resource": "Patient", "sourceId": "new", "encodeRequestUrl": true}},
                  {"operation": {"method": "post", "url": "${there}/hook?a=b|c", "contentType": "application/json",
                    "sourceId": "call", "encodeRequestUrl": true}},
                  {"operation": {"type": {"code": "update"}, "resource": "Patient", "params": "/${one}", "sourceId": "p",
                    "encodeRequestUrl": true}}]}]
                """.formatted(READ));

        assertThat(server.asked())
                .containsExactly(
                        "GET /fhir/Patient/1",
                        "POST /fhir/Patient {\"resourceType\":\"Patient\",\"birthDate\":\"2026-11-23T08:00:00Z\"}",
                        "POST /fhir/hook?a=b%7Cc {\"a\":1}",
                        "PUT /fhir/Patient/1 " + PATIENT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "expression": "Patient.id", "value": "${nothing}" | no variable nothing
            "expression": "Patient.id", "value": "${born}"    | no answer p yet
            "responseCode": "200", "sourceId": "q"            | no answer q yet
            """)
    void whatCannotBeLookedAt_isAnError(String assertion, String said) {
        TestReport report = test(MISSING.replace("/2", "/1"), asserting(assertion));

        TestActionComponent action = report.getTest().getFirst().getAction().getLast();
        assertThat(action.getAssert().getResult().toCode()).isEqualTo("error");
        assertThat(action.getAssert().getMessage()).contains(said);
        assertThat(report.getResult()).isEqualTo(TestReportResult.FAIL);
    }

    @Test
    void assertionBeforeAnyOperation_isAnError() {
        assertThat(results(test(OK).getTest().getFirst().getAction())).containsExactly("error");
    }

    @Test
    void serverThatIsNotThere_isAnError() {
        TestReport report = new ScriptRun(
                        script("\"test\": [{\"name\": \"One\", \"action\": [%s]}]".formatted(READ)),
                        List.of(fixtures),
                        URI.create("http://127.0.0.1:1/fhir"),
                        Map.of())
                .run();

        assertThat(results(report.getTest().getFirst().getAction())).containsExactly("error");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "test": [{"name": "A", "action": [{"operation": {"type": {"code": "patch"}, "params": "/1", "encodeRequestUrl": true}}]}] | operation.type patch
            "test": [{"name": "A", "action": [{"operation": {"targetId": "p", "encodeRequestUrl": true}}]}]                           | TestScript.test.action.operation.targetId
            "test": [{"name": "A", "action": [{"operation": {"requestHeader": [{"field": "a", "value": "b"}], "encodeRequestUrl": true}}]}] | TestScript.test.action.operation.requestHeader
            "test": [{"name": "A", "action": [{"assert": {"minimumId": "p", "warningOnly": false}}]}]                                  | TestScript.test.action.assert.minimumId
            "test": [{"name": "A", "action": [{"assert": {"direction": "request", "contentType": "a/b", "warningOnly": false}}]}]      | assert.direction request
            "test": [{"name": "A", "action": [READ, {"assert": {"expression": "1", "operator": "greaterThan", "value": "0", "warningOnly": false}}]}] | assert.operator greaterThan
            "fixture": [{"id": "a", "autocreate": true, "autodelete": false, "resource": {"reference": "Patient/1"}}]                  | fixture.autocreate
            "fixture": [{"id": "a", "autocreate": false, "autodelete": false, "resource": {"reference": "#p"}}]                        | fixture.resource #p
            "contained": [{"resourceType": "Patient", "id": "p"}]                                                                     | TestScript.contained
            "metadata": {"capability": [{"required": true, "validated": false, "capabilities": "http://a.org/b"}]}                    | TestScript.metadata
            "modifierExtension": [{"url": "http://a.org/b", "valueString": "c"}]                                                      | TestScript.modifierExtension
            """)
    void whatTheRunnerDoesNotKnow_isRefused(String members, String named) {
        assertThatThrownBy(() -> run(members.replace("READ", READ)))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage("not supported by this runner: " + named);
    }

    @Test
    void everyScriptOfOurs_isRunWithNothingLeftOut() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.FOLDERS.getFirst())) {
            List<Path> scripts = files.filter(
                            file -> file.getFileName().toString().startsWith("TestScript-"))
                    .toList();
            assertThat(scripts).isNotEmpty().allSatisfy(file -> {
                TestScript script = FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(TestScript.class, Files.readString(file));
                assertThat(new ScriptRun(script, Fixtures.FOLDERS, server.base(), Map.of()))
                        .isNotNull();
            });
        }
    }

    private TestReport test(String... actions) {
        return run("\"test\": [{\"name\": \"One\", \"action\": [%s]}]".formatted(String.join(", ", actions)));
    }

    private TestReport run(String members) {
        return new ScriptRun(script(members), List.of(fixtures), server.base(), Map.of("two", "2")).run();
    }

    private TestScript script(String members) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(TestScript.class, """
                {"resourceType": "TestScript", "url": "http://example.org/TestScript/a", "name": "A", "status": "active",
                 "profile": [{"id": "base", "reference": "http://hl7.org/fhir/StructureDefinition/Patient"},
                   {"id": "count", "reference": "https://nadir-cds.github.io/fhir/StructureDefinition/neutrophil-result"}],
                 "variable": [{"name": "born", "expression": "Patient.meta.lastUpdated", "sourceId": "p"},
                   {"name": "one", "path": "$.id", "sourceId": "p"}, {"name": "two", "defaultValue": "1"},
                   {"name": "there", "defaultValue": "BASE"}],
                 %s}""".formatted(members)
                .replace("BASE", server.base().toString()));
    }

    private static String asserting(String members) {
        return "{\"assert\": {\"description\": \"it\", \"warningOnly\": false, %s}}".formatted(members);
    }

    private static List<String> results(List<TestActionComponent> actions) {
        return actions.stream()
                .map(action -> action.hasAssert()
                        ? action.getAssert().getResult().toCode()
                        : action.getOperation().getResult().toCode())
                .toList();
    }
}
