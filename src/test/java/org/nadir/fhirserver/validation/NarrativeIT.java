package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.RunningServer;

/** A narrative that would act in a browser is refused on every way into the store. */
class NarrativeIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String ACTIVE =
            "<div xmlns='http://www.w3.org/1999/xhtml'><p style='background: url(https://evil.example)'>a</p></div>";
    private static final String QUIET = "<div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt;b&gt;</p></div>";

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("create", "/fhir/Patient", "Patient.text.div", patient(ACTIVE)),
                Arguments.of(
                        "contained",
                        "/fhir/Patient",
                        "Patient.contained[0].text.div",
                        patient(QUIET)
                                .replaceFirst(
                                        "\"active\"",
                                        "\"managingOrganization\": {\"reference\": \"#o\"}, \"contained\": [{\"resourceType\":"
                                                + " \"Organization\", \"id\": \"o\", \"name\": \"a\", " + text(ACTIVE)
                                                + "}], \"active\"")),
                Arguments.of(
                        "bundle",
                        "/fhir/Bundle",
                        "Bundle.entry[0].resource.text.div",
                        "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"fullUrl\":"
                                + " \"https://example.org/Patient/1\", \"resource\": " + patient(ACTIVE) + "}]}"),
                Arguments.of(
                        "transaction",
                        "/fhir",
                        "Patient.text.div",
                        "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"request\": {\"method\":"
                                + " \"POST\", \"url\": \"Patient\"}, \"resource\": " + patient(ACTIVE) + "}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aNarrativeThatLoadsSomethingIsRefusedWithItsPlace(String way, String path, String place, String body) {
        HttpResponse<String> answer = SERVER.post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(place, "style").doesNotContain("evil.example");
    }

    @Test
    void aPatchCannotBringItInEither() {
        SERVER.put("/fhir/Patient/narrative", patient(QUIET).replaceFirst("\\{", "{\"id\": \"narrative\", "));

        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/narrative")
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString("""
                        [{"op": "replace", "path": "/text/div", "value": "%s"}]
                        """.formatted(ACTIVE))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(SERVER.get("/fhir/Patient/narrative").body())
                .contains("a &lt;b&gt;")
                .doesNotContain("evil");
    }

    @Test
    void aQuietNarrativeIsStoredAsItWasSent() {
        HttpResponse<String> answer = SERVER.post("/fhir/Patient", patient(QUIET));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("<p>a &lt;b&gt;</p>");
    }

    @Test
    void markupInATextIsGivenBackAsDataThatNoBrowserShowsAsAPage() {
        HttpResponse<String> answer = SERVER.post("/fhir/Patient", """
                {"resourceType": "Patient", "name": [{"family": "<script>alert(1)</script>"}]}
                """);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        HttpResponse<String> page = SERVER.send(
                SERVER.request(answer.headers().firstValue("Location").orElseThrow())
                        .header("Accept", "text/html")
                        .GET());
        assertThat(page.headers().firstValue("Content-Type").orElse("")).doesNotContain("html");
    }

    private static String patient(String div) {
        return "{\"resourceType\": \"Patient\", \"active\": true, " + text(div) + "}";
    }

    private static String text(String div) {
        return "\"text\": {\"status\": \"additional\", \"div\": \"" + div + "\"}";
    }
}
