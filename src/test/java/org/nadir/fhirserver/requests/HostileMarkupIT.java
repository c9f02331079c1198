package org.nadir.fhirserver.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** Entities, document types and expressions that read files, call others or keep a processor busy. */
class HostileMarkupIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String SECRET = "the-content-of-a-file";

    private static final Path FOLDER = RunningServer.emptyDirectory().toAbsolutePath();

    @BeforeAll
    static void keepASecret() throws IOException {
        Files.writeString(FOLDER.resolve("secret.txt"), SECRET);
        SERVER.put("/fhir/Patient/hostile-markup", """
                {"resourceType": "Patient", "id": "hostile-markup", "active": true}
                """);
    }

    static Stream<Arguments> documentTypes() {
        List<String> types = List.of(
                "<!DOCTYPE Patient>",
                "<!DOCTYPE Patient SYSTEM \"FILE\">",
                "<!DOCTYPE Patient PUBLIC \"x\" \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE Patient [<!ENTITY x SYSTEM \"FILE\">]>",
                "<!DOCTYPE Patient [<!ENTITY x \"hello\">]>",
                "<!DOCTYPE Patient [<!ENTITY % p SYSTEM \"FILE\"> %p; <!ENTITY x \"y\">]>",
                "<!DOCTYPE Patient [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>");
        return Stream.of("Patient", "Patient/$validate", "", "Patient/hostile-markup/$validate", "ValueSet/$expand")
                .flatMap(door -> types.stream().map(type -> Arguments.of(door, type)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documentTypes")
    void aDocumentTypeIsRefusedAtEachDoor(String door, String type) {
        String xml = withFile(type)
                + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"%s\"/></name></Patient>"
                        .formatted(type.contains("ENTITY x") ? "&x;" : "x");

        HttpResponse<String> answer = xml(door, xml, StandardCharsets.UTF_8);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(SECRET).contains("document type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void aDocumentTypeInAnotherEncodingIsRefused(String charset) {
        String xml = "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(charset)
                + withFile("<!DOCTYPE Patient [<!ENTITY x SYSTEM \"FILE\">]>")
                + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"&x;\"/></name></Patient>";

        HttpResponse<String> answer = xml("Patient", xml, Charset.forName(charset));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient", "Patient/$validate"})
    void narrativeWithEntitiesReadsNoFile(String door) {
        for (String div : List.of(
                "<!DOCTYPE div [<!ENTITY x SYSTEM 'FILE'>]><div xmlns='http://www.w3.org/1999/xhtml'>&x;</div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><!DOCTYPE p [<!ENTITY x SYSTEM 'FILE'>]><p>&x;</p></div>",
                "<!DOCTYPE div SYSTEM 'FILE'><div xmlns='http://www.w3.org/1999/xhtml'>x</div>",
                "<div xmlns='http://www.w3.org/1999/xhtml'>&x;</div>",
                "<!DOCTYPE div [<!ENTITY a '" + "a".repeat(1000) + "'><!ENTITY b '" + "&a;".repeat(100)
                        + "'><!ENTITY x '" + "&b;".repeat(100)
                        + "'>]><div xmlns='http://www.w3.org/1999/xhtml'>&x;</div>")) {
            HttpResponse<String> answer = SERVER.post("/fhir/" + door, """
                    {"resourceType": "Patient", "text": {"status": "generated", "div": "%s"}}
                    """.formatted(withFile(div)));

            assertThat(answer.statusCode()).as(div + "\n" + answer.body()).isLessThan(500);
            assertThat(answer.body()).doesNotContain(SECRET).hasSizeLessThan(100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void anXmlPatchInABundleIsRefused(String type) {
        String patch = withFile("<!DOCTYPE diff [<!ENTITY x SYSTEM \"FILE\">]>")
                + "<diff xmlns:f=\"http://hl7.org/fhir\"><add sel=\"f:Patient\"><f:language value=\"&x;\"/></add></diff>";
        HttpResponse<String> answer = SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "%s", "entry": [
                  {"resource": {"resourceType": "Binary", "contentType": "application/xml-patch+xml", "data": "%s"},
                   "request": {"method": "PATCH", "url": "Patient/hostile-markup"}}]}
                """.formatted(
                        type, Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.statusCode() + answer.body())
                .contains("400")
                .contains("application/json-patch+json")
                .doesNotContain(SECRET);
        assertThat(SERVER.get("/fhir/Patient/hostile-markup").body()).doesNotContain("language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml-patch+xml", "application/fhir+json", "application/fhir+xml"})
    void aPatchThatIsNoJsonPatchIsRefused(String type) {
        assertThat(SERVER.send(SERVER.request("/fhir/Patient/hostile-markup")
                                .header("Content-Type", type)
                                .method("PATCH", BodyPublishers.ofString("{\"resourceType\": \"Parameters\"}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFhirPathPatchWithAnUnboundedExpressionIsRefused() {
        HttpResponse<String> answer = SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"resource": {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
                     {"name": "type", "valueCode": "delete"},
                     {"name": "path", "valueString": "Patient.name.where(family.matches('(a|aa)+$'))"}]}]},
                   "request": {"method": "PATCH", "url": "Patient/hostile-markup"}}]}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("regular expression");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            SearchParameter     ; {"resourceType": "SearchParameter", "url": "http://hostile.example/sp", "name": "Hostile", "status": "active", "description": "x", "code": "hostile", "base": ["Patient"], "type": "token", "expression": "Patient.name.where(family.matches('(a|aa)+$'))"}
            StructureDefinition ; {"resourceType": "StructureDefinition", "url": "http://hostile.example/sd", "name": "Hostile", "status": "active", "fhirVersion": "4.0.1", "kind": "resource", "abstract": false, "type": "Patient", "derivation": "constraint", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient", "differential": {"element": [{"id": "Patient", "path": "Patient", "constraint": [{"key": "h-1", "severity": "error", "human": "x", "expression": "name.family.matches('(a|aa)+$')"}]}]}}
            """)
    void aDefinitionWithAnUnboundedExpressionIsRefused(String type, String body) {
        HttpResponse<String> answer = SERVER.post("/fhir/" + type, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("regular expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_count=2147483647",
                "Patient/_history?_count=2147483647",
                "Patient/hostile-markup/_history?_count=2147483647",
                "_history?_count=2147483647",
                "_history?_count=9999999999999",
                "_history?_count=-1"
            })
    void aHugeCountIsBounded(String path) {
        HttpResponse<String> answer = SERVER.get("/fhir/" + path);

        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertThat(RunningServer.json(answer).path("entry").size()).isLessThanOrEqualTo(1000);
        assertThat(SERVER.bean(DatabaseBackedPagingProvider.class).getMaximumPageSize())
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tester", "/tester/", "/fhir/tester", "/testpage", "/home", "/fhir/home"})
    void thereIsNoTestPage(String path) {
        assertThat(SERVER.get(path).statusCode()).isBetween(400, 404);
    }

    private static HttpResponse<String> xml(String door, String xml, Charset charset) {
        return SERVER.send(SERVER.request("/fhir/" + door)
                .header("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofByteArray(xml.getBytes(charset))));
    }

    private static String withFile(String text) {
        return text.replace("FILE", FOLDER.resolve("secret.txt").toUri().toString());
    }
}
