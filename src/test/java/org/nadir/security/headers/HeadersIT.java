package org.nadir.security.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.RawHttp;
import org.nadir.testing.RunningServer;

/** Every kind of answer has the headers, whichever part of the server gives it. */
class HeadersIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @BeforeAll
    static void storeAPatient() {
        SERVER.put("/fhir/Patient/headers", """
                {"resourceType": "Patient", "id": "headers"}
                """);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET      | /                              | 200 | page
            GET      | /home.css                      | 200 | page
            GET      | /index.html                    | 200 | page
            GET      | /ig/index.html                 | 200 | page
            GET      | /ig/guide.css                  | 200 | page
            GET      | /ig/workflow.svg               | 200 | page
            GET      | /ig/package.tgz                | 200 | page
            GET      | /ig/nowhere.html               | 404 | page
            GET      | /nowhere                       | 404 | page
            DELETE   | /index.html                    | 405 | page
            GET      | /fhir/metadata                 | 200 | data
            GET      | /fhir/Patient/headers          | 200 | data
            GET      | /fhir/Patient?_id=headers      | 200 | data
            GET      | /fhir/Patient/headers/$everything | 200 | data
            GET      | /fhir/Patient/nobody           | 404 | data
            GET      | /fhir/Patient?nonsense=1       | 400 | data
            GET      | /fhir/Patient?name=%zz         | 400 | data
            GET      | /fhir/Nonsense                 | 404 | data
            POST     | /fhir/Patient                  | 400 | data
            PROPFIND | /fhir/Patient                  | 405 | data
            TRACE    | /fhir/Patient                  | 405 | data
            GET      | /fhir//Patient                 | 400 | any
            GET      | /fhir/Patient;a                | 400 | any
            GET      | /fhir/Patient/%00              | 400 | any
            GET      | /fhir/<script>                 | 400 | any
            OPTIONS  | /fhir/Patient                  | 400 | data
            GET      | /cds-services                  | 200 | data
            GET      | /cds-services/nowhere          | 405 | data
            POST     | /cds-services/nowhere          | 404 | data
            DELETE   | /cds-services                  | 405 | data
            GET      | /cds-services//x               | 400 | any
            GET      | /actuator/health               | 200 | data
            GET      | /actuator/nowhere              | 404 | data
            GET      | /.well-known/nowhere           | 404 | page
            """)
    void everyAnswerHasItsHeaders(String method, String path, int status, String kind) {
        Map<String, List<String>> headers = headers(method, path, status, "");

        assertThat(headers)
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsKeys("permissions-policy", "cache-control", "content-security-policy")
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(headers.get("content-security-policy")).singleElement().satisfies(policy -> {
            assertThat(policy)
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            if (kind.equals("data")) {
                assertThat(policy).contains("sandbox").doesNotContain("script-src", "'self'");
            }
        });
        assertThat(headers.get("cache-control")).hasSize(1);
        if (kind.equals("data")) {
            assertThat(headers).containsEntry("cache-control", List.of("no-store"));
        }
    }

    @Test
    void aPageOfARefusedOriginGetsTheHeadersAndIsToldInFhir() {
        String evil = "Origin: https://evil.example\r\n";

        assertThat(headers("GET", "/fhir/Patient", 403, evil))
                .containsKeys("content-security-policy", "x-content-type-options")
                .doesNotContainKey("access-control-allow-origin")
                .containsEntry("content-type", List.of("application/fhir+json"));
    }

    @Test
    void aClientThatHasTheNewestVersionIsStillTold() {
        assertThat(headers("GET", "/fhir/Patient/headers", 200, "")).containsKeys("etag", "last-modified");
        assertThat(headers("GET", "/fhir/Patient/headers", 304, "If-None-Match: W/\"1\"\r\n"))
                .containsKeys("content-security-policy", "x-request-id");
    }

    private static Map<String, List<String>> headers(String method, String path, int status, String more) {
        String answer = RawHttp.send(SERVER.base(), request(method, path, more));
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        return answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0].toLowerCase(Locale.ROOT),
                        Collectors.mapping(line -> line[1], Collectors.toList())));
    }

    private static String request(String method, String path, String more) {
        // With its port: what a server says of itself follows this header.
        return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                .formatted(method, path, SERVER.base().replace("http://", ""), more);
    }
}
