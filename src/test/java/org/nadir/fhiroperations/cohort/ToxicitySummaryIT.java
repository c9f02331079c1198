package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** {@code $toxicity-summary} as a caller sees it. */
class ToxicitySummaryIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String STUDY = "/fhir/ResearchStudy/cohort-study/$toxicity-summary";
    private static final String GROUP = "/fhir/Group/cohort-group/$toxicity-summary";
    private static final String CYCLES = "?cycleLength=28";

    /** Two arms of fifteen patients each and some who are special. */
    @BeforeAll
    static void storeAStudy() {
        CohortBundle bundle = new CohortBundle();
        bundle.study("cohort-study");
        for (int i = 0; i < 15; i++) {
            String id = "cohort-a-" + i;
            bundle.patient(id).subject(id, "Arm A", "").order(id, "active", "2026-01-01");
            bundle.result(id, "751-8", "2026-01-08", i < 5 ? "400" : "3000", "/uL");
            bundle.result(id, "718-7", "2026-02-10", i < 3 ? "7.9" : "9.0", "g/dL");
        }
        for (int i = 0; i < 15; i++) {
            String id = "cohort-b-" + i;
            bundle.patient(id).subject(id, "", "=Arm B").order(id, "completed", "2026-01-01");
            bundle.result(id, "777-3", "2026-01-15", i < 2 ? "30" : "80", "10*9/L");
            bundle.result(id, "777-3", "2025-12-20", "10", "10*9/L");
        }
        bundle.patient("cohort-silent").subject("cohort-silent", "Arm A", "");
        bundle.order("cohort-silent", "active", "2026-01-01");
        bundle.patient("cohort-wrong").subject("cohort-wrong", "", "").order("cohort-wrong", "active", "2026-01-01");
        bundle.result("cohort-wrong", "751-8", "2026-01-09", "0.4", "furlong");
        bundle.error("cohort-wrong", "718-7", "2026-01-09", "5.0", "g/dL");
        bundle.patient("cohort-draft").subject("cohort-draft", "Arm A", "");
        bundle.order("cohort-draft", "draft", "2026-01-01");
        bundle.animal("cohort-mouse").subject("cohort-mouse", "Arm A", "");
        bundle.order("cohort-mouse", "active", "2026-01-01");
        bundle.group("cohort-group", List.of("cohort-a-0", "cohort-a-1", "cohort-a-9"), "cohort-a-2");
        HttpResponse<String> answer = SERVER.post("/fhir", bundle.transaction());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode report(String address) {
        HttpResponse<String> answer = SERVER.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode report = RunningServer.json(answer);
        assertThat(report.path("resourceType").asText()).isEqualTo("MeasureReport");
        return report;
    }

    private static JsonNode group(JsonNode report, String code) {
        for (JsonNode group : report.path("group")) {
            if (group.at("/code/coding/0/code").asText().equals(code)) {
                return group;
            }
        }
        throw new AssertionError("no group " + code);
    }

    private static Map<String, Integer> counts(JsonNode part) {
        Map<String, Integer> counts = new TreeMap<>();
        part.path("population").forEach(population -> {
            if (population.path("count").asInt() > 0) {
                counts.put(
                        population.at("/code/coding/0/code").asText(),
                        population.path("count").asInt());
            }
        });
        return counts;
    }

    private static JsonNode stratum(JsonNode group, String stratifier, String value) {
        for (JsonNode one : group.path("stratifier")) {
            for (JsonNode stratum : one.path("stratum")) {
                if (one.at("/code/0/coding/0/code").asText().equals(stratifier)
                        && stratum.at("/value/text").asText().equals(value)) {
                    return stratum;
                }
            }
        }
        throw new AssertionError("no stratum " + value + " in " + group);
    }

    private static List<List<String>> table(String address) {
        HttpResponse<String> answer =
                SERVER.send(SERVER.request(address).header("Accept", "text/csv").GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        List<List<String>> rows = new ArrayList<>();
        for (String row : answer.body().split("\r\n")) {
            rows.add(Arrays.asList(row.split(",", -1)));
        }
        return rows;
    }

    @Test
    void theSubjectsOfAStudyAreCountedByWorstGrade() {
        JsonNode report = report(STUDY + CYCLES);

        assertThat(counts(group(report, "cohort")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("initial-population", 34, "denominator", 32, "untreated", 1, "animal", 1));
        assertThat(counts(group(report, "neutropenia")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "denominator",
                        32,
                        "numerator",
                        5,
                        "grade-4",
                        5,
                        "grade-0-or-1",
                        10,
                        "not-gradable",
                        1,
                        "no-result",
                        16));
        assertThat(counts(group(report, "anemia")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("denominator", 32, "numerator", 3, "grade-3", 3, "grade-2", 12, "no-result", 17));
        assertThat(group(report, "neutropenia").at("/measureScore/value").asText())
                .isEqualTo("15.6");
    }

    @Test
    void eachArmAndEachCycleHasADenominatorOfItsOwn() {
        JsonNode report = report(STUDY + CYCLES);

        JsonNode neutropenia = group(report, "neutropenia");
        assertThat(counts(stratum(neutropenia, "arm", "Arm A")))
                .containsEntry("denominator", 16)
                .containsEntry("numerator", 5);
        assertThat(counts(stratum(neutropenia, "arm", "=Arm B")))
                .containsEntry("denominator", 15)
                .containsEntry("no-result", 15);
        assertThat(counts(stratum(neutropenia, "arm", "not recorded"))).containsEntry("not-gradable", 1);
        JsonNode platelets = group(report, "thrombocytopenia");
        assertThat(counts(stratum(platelets, "cycle", "1")))
                .containsEntry("denominator", 31)
                .containsEntry("numerator", 2);
        assertThat(counts(stratum(platelets, "cycle", "before first dose"))).containsEntry("grade-4", 15);
        assertThat(counts(stratum(group(report, "anemia"), "cycle", "2"))).containsEntry("denominator", 15);
    }

    @Test
    void theLengthOfACycleIsTheProtocolsUnlessAskedOtherwise() {
        String shorter = STUDY + "?cycleLength=7";

        assertThat(counts(stratum(group(report(STUDY), "neutropenia"), "cycle", "1")))
                .containsEntry("denominator", 31);
        assertThat(counts(stratum(group(report(shorter), "neutropenia"), "cycle", "2")))
                .containsEntry("denominator", 16);
    }

    @Test
    void thePublishedFiguresStandBeside_andARateOnlyWhereOneWasPublished() {
        JsonNode report = report(STUDY);

        List<String> reports = new ArrayList<>();
        group(report, "neutropenia").path("extension").forEach(published -> {
            String parts = String.join(" ", published.path("extension").findValuesAsText("url"));
            reports.add(published.at("/extension/1/valueReference/reference").asText() + ": " + parts);
        });
        assertThat(reports)
                .containsExactly(
                        "MeasureReport/cemsidomide-published-table-1: term report source population percent",
                        "MeasureReport/cemsidomide-published-table-2: term report source population count");
        assertThat(report.path("extension").findValuesAsText("code")).contains("febrile-neutropenia", "infection");
        assertThat(group(report, "neutropenia").at("/measureScore/value").asText())
                .isEqualTo("15.6");
    }

    @Test
    void thePeriodIsOfResults_andOfTreatment() {
        assertThat(counts(group(report(STUDY + "?periodStart=2026-02-01"), "neutropenia")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("denominator", 32, "no-result", 32));
        assertThat(counts(group(report(STUDY + "?periodEnd=2025-12-31"), "cohort")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("initial-population", 34, "untreated", 33, "animal", 1));
    }

    @Test
    void theVersionDecides() {
        assertThat(counts(group(report(STUDY + "?ctcaeVersion=6.0"), "neutropenia")))
                .containsEntry("grade-3", 5)
                .containsEntry("numerator", 5);
    }

    @Test
    void tableAndReportAgree() {
        JsonNode report = report(STUDY + CYCLES);
        List<List<String>> table = table(STUDY + CYCLES);

        for (String term : List.of("neutropenia", "anemia", "thrombocytopenia", "lymphopenia", "leukopenia")) {
            for (JsonNode population : group(report, term).path("population")) {
                String code = population.at("/code/coding/0/code").asText();
                String category = code.equals("numerator") ? "grade-3-or-higher" : code;
                assertThat(table.stream()
                                .filter(row -> row.subList(2, 4).equals(List.of("all", "all"))
                                        && row.get(5).equals(term)
                                        && (row.get(6).equals(category) || category.equals("denominator")))
                                .map(row -> row.get(category.equals("denominator") ? 8 : 7))
                                .distinct())
                        .as(term + " " + code)
                        .containsExactly(population.path("count").asText());
            }
        }
        assertThat(table).anySatisfy(row -> assertThat(row).contains("'=Arm B"));
        assertThat(table.stream().filter(row -> row.getFirst().contains("published: ")))
                .hasSize(8);
    }

    @Test
    void aTableCanBeAskedForInTheAddress() {
        HttpResponse<String> answer = SERVER.get(GROUP + "?_format=text/csv");

        assertThat(answer.body()).startsWith(CsvWriter.HEADER);
    }

    @Test
    void aGroupCountsItsActiveMembers() {
        assertThat(counts(group(report(GROUP), "neutropenia")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("denominator", 3, "numerator", 2, "grade-4", 2, "grade-0-or-1", 1));
        assertThat(report(GROUP).at("/subject/reference").asText()).isEqualTo("Group/cohort-group");
    }

    @Test
    void allTreatedPatientsAreCounted() {
        assertThat(counts(group(report("/fhir/Patient/$toxicity-summary"), "neutropenia"))
                        .get("grade-4"))
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void itIsPostedToo_withParameters() {
        HttpResponse<String> answer = SERVER.post(GROUP, """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "ctcaeVersion", "valueCode": "6.0"}, {"name": "cycleLength", "valuePositiveInt": 21}]}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(counts(group(RunningServer.json(answer), "neutropenia"))).containsEntry("grade-3", 2);
        assertThat(SERVER.send(SERVER.request(GROUP).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }
}
