package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

class FreshnessIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void eachStoredResultIsInTheNextSearch() {
        store("fresh");
        for (int count = 1; count <= 10; count++) {
            observe("fresh", count);
            assertThat(bundle("/fhir/Observation?patient=fresh&_sort=-date").path("entry"))
                    .hasSize(count);
        }
    }

    @Test
    void pagesShowEachResultOnceWhileOthersAreWritten() {
        store("paged");
        IntStream.rangeClosed(1, 25).forEach(n -> observe("paged", n));
        List<String> before = SearchIT.ids(bundle("/fhir/Observation?patient=paged&_count=1000"));

        List<String> seen = new ArrayList<>();
        String page = "/fhir/Observation?patient=paged&_count=10&_sort=date";
        while (!page.isEmpty()) {
            JsonNode bundle = bundle(page);
            seen.addAll(SearchIT.ids(bundle));
            observe("paged", 0);
            observe("paged", 100);
            page = next(bundle);
        }

        assertThat(seen).containsAll(before).doesNotHaveDuplicates();
    }

    @Test
    void fiftyAreAPageAndAThousandWhenAskedFor() {
        store("many");
        IntStream.rangeClosed(1, 60).forEach(n -> observe("many", n));

        assertThat(bundle("/fhir/Observation?patient=many").path("entry")).hasSize(50);
        assertThat(bundle("/fhir/Observation?patient=many&_count=1000").path("entry"))
                .hasSize(60);
        assertThat(bundle("/fhir/Observation?patient=many&_count=5&_total=accurate")
                        .path("total")
                        .asInt())
                .isEqualTo(60);
        assertThat(bundle("/fhir/Observation?patient=many&_summary=count")
                        .path("total")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void conditionalCreatesAtOnceMakeOneResource() throws InterruptedException, ExecutionException {
        Callable<Integer> create = () -> SERVER.send(SERVER.request("/fhir/Patient")
                        .header("Content-Type", "application/fhir+json")
                        .header("If-None-Exist", "identifier=http://example.org/race%7C1")
                        .POST(BodyPublishers.ofString("""
                                {"resourceType": "Patient", "identifier": [{"system": "http://example.org/race", "value": "1"}]}
                                """)))
                .statusCode();
        Set<Integer> statuses = new HashSet<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : clients.invokeAll(
                    IntStream.range(0, 24).mapToObj(n -> create).toList())) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).isSubsetOf(200, 201, 409, 412);
        assertThat(bundle("/fhir/Patient?identifier=http://example.org/race%7C1")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    private static void store(String patient) {
        HttpResponse<String> answer = SERVER.put("/fhir/Patient/" + patient, """
                {"resourceType": "Patient", "id": "%s"}
                """.formatted(patient));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static void observe(String patient, int minute) {
        HttpResponse<String> answer =
                SERVER.post("/fhir/Observation", """
                {"resourceType": "Observation", "status": "final",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                 "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-05-01T%02d:%02d:00Z"}
                """.formatted(patient, minute / 60, minute % 60));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode bundle(String path) {
        return RunningServer.json(SERVER.get(path));
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }
}
