package org.nadir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** The server serves the guide and its package. */
class GuideIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @ParameterizedTest
    @CsvSource({
        "/ig/, text/html",
        "/ig/index.html, text/html",
        "/ig/guide.css, text/css",
        "/ig/workflow.svg, image/svg+xml",
        "/ig/StructureDefinition-neutrophil-result.html, text/html",
        "/ig/StructureDefinition-neutrophil-result.json, application/json",
        "/ig/StructureDefinition-neutrophil-result.xml, application/xml"
    })
    void file_is_served_as_what_it_is(String path, String type) {
        HttpResponse<String> answer = SERVER.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith(type));
    }

    @Test
    void address_without_a_slash_leads_to_the_home_page() {
        HttpResponse<String> answer = SERVER.get("/ig");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/ig/"));
    }

    @Test
    void package_arrives_byte_by_byte() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(SERVER.request("/ig/package.tgz").build(), BodyHandlers.ofByteArray());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Files.readAllBytes(BuiltSite.FOLDER.resolve(Site.PACKAGE)));
        }
    }
}
