package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.fhiroperations.cohort.HeldSummaries;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** The cohort page in a browser: what it shows are the server's numbers, and the progress is the server's. */
class CohortPageIT {

    private static final String STUDY = "/cohort/?of=ResearchStudy/demo-study";

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void the_numbers_on_the_page_are_those_of_the_server_s_table() {
        Page page = visit.open("/cohort/");
        page.getByLabel("Patients").selectOption("Demonstration study of cemsidomide (synthetic)");
        page.getByLabel("CTCAE version").selectOption("6.0");
        page.getByRole(AriaRole.BUTTON, named("Count")).click();
        assertThat(page.locator("#counts table")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*of=ResearchStudy/demo-study&ctcaeVersion=6.0"));

        List<List<String>> table = table("ctcaeVersion=6.0");
        assertSame(page, table, "all", "all");
        assertThat(page.locator("#result")).containsText("14 of 15 patients are counted.");

        page.getByLabel("Arm", exact()).selectOption("Dose expansion");
        page.getByLabel("Cycle", exact()).selectOption("cycle 2");
        assertSame(page, table, "Dose expansion", "2");
        assertThat(page).hasURL(Pattern.compile(".*&arm=Dose\\+expansion&cycle=2"));

        page.reload();
        assertSame(page, table, "Dose expansion", "2");
        visit.look("cohort");
    }

    @Test
    void the_table_that_is_downloaded_is_the_server_s() throws IOException {
        Page page = visit.open(STUDY);
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("Download as CSV")).click());

        assertThat(download.suggestedFilename()).isEqualTo("toxicity-ResearchStudy-demo-study.csv");
        assertThat(Files.readString(download.path())).isEqualTo(csv(""));
    }

    @Test
    void published_figures_stand_apart_with_source_and_status_and_do_not_follow_the_filter() {
        Page page = visit.open(STUDY);
        Locator published = page.locator("table.published");
        assertThat(page.locator(".elsewhere-side")).containsText("other patients, not comparable");
        assertThat(published).containsText("SEED Table 1 (BenchChem, December 2025); SEED only, no second source");
        assertThat(published.locator("[data-term='neutropenia']").first())
                .containsText("34 %, number of patients not published");
        assertThat(page.locator(".elsewhere .diamond")).hasCount(5);
        String before = published.innerText();

        page.getByLabel("Cycle", exact()).selectOption("before first dose");

        assertThat(page.locator("#counts")).containsText("Results before the first dose");
        assertThat(published.innerText()).isEqualTo(before);
        assertThat(page.locator(".counted .severe")).hasCount(5);
    }

    @Test
    void while_the_server_counts_its_progress_is_seen_and_then_the_counts() throws SQLException {
        Page page;
        try (Connection store = server.bean(DataSource.class).getConnection()) {
            store.setAutoCommit(false);
            try (HeldSummaries others = HeldSummaries.of(server)) {
                page = visit.open(STUDY);
                assertThat(page.locator("#progress-text")).hasText("Waiting for 2 others");
                assertThat(page.locator("progress")).not().hasAttribute("value", Pattern.compile(".*"));
                haltReading(store);
            }
            assertThat(page.locator("#progress-text")).hasText("0 of 15 patients");
            assertThat(page.locator("progress")).hasAttribute("value", "0");
            visit.take("cohort-progress");
            store.rollback();
        }
        assertThat(page.locator("#counts table")).isVisible();
        assertThat(page.locator("progress")).hasCount(0);
    }

    @Test
    void counting_that_is_cancelled_shows_nothing_and_ends_on_the_server_too() {
        String[] job = {""};
        try (HeldSummaries others = HeldSummaries.of(server)) {
            visit.page().onResponse(answer -> answer.allHeaders().entrySet().stream()
                    .filter(header -> header.getKey().equals("content-location"))
                    .forEach(header -> job[0] = header.getValue()));
            Page page = visit.open(STUDY);
            assertThat(page.locator("#progress-text")).containsText("Waiting");
            page.getByRole(AriaRole.BUTTON, named("Cancel")).click();
            assertThat(page.locator("#work")).containsText("Cancelled. Nothing is shown");
            assertThat(page.locator("#counts")).hasCount(0);
        }
        assertThat(server.get(job[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void what_the_server_refuses_is_told_in_its_words() {
        Page page = visit.open(STUDY + "&periodStart=2026-02-01&periodEnd=2026-01-01");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("periodStart (2026-02-01) is later than periodEnd");
        visit.open("/cohort/?of=Group/no-such-one");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no-such-one");
    }

    /** Reading a resource waits until the transaction ends; counting them does not. */
    private static void haltReading(Connection store) throws SQLException {
        store.createStatement().execute("LOCK TABLE hfj_res_ver IN ACCESS EXCLUSIVE MODE");
    }

    /** Each number of the page's table, and that no row of the server's is missing from it but those that are all zero. */
    private static void assertSame(Page page, List<List<String>> table, String arm, String cycle) {
        assertThat(page.locator("#counts .shown")).containsText(arm.equals("all") ? "all arms" : arm);
        List<List<String>> rows = table.stream()
                .filter(row -> row.get(0).equals("this server") && !row.get(5).isEmpty())
                .filter(row -> row.get(2).equals(arm) && row.get(3).equals(cycle))
                .toList();
        assertThat(rows).hasSize(5 * 11);
        for (List<String> row : rows) {
            Locator term = page.locator("#counts tr[data-term='%s']".formatted(row.get(5)));
            assertThat(term.locator("[data-category='denominator']")).hasText(row.get(8));
            Locator cell = term.locator("[data-category='%s']".formatted(row.get(6)));
            if (cell.count() == 0) {
                assertThat(row.get(7)).as(row + " is not shown").isEqualTo("0");
                assertThat(row.get(6)).isIn("grade-0-or-1", "grade-3-or-4", "grade-undetermined");
            } else {
                assertThat(cell).hasText("%s (%s %%)".formatted(row.get(7), row.get(9)));
            }
        }
    }

    private List<List<String>> table(String parameters) {
        return csv(parameters)
                .lines()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    private String csv(String parameters) {
        return server.get("/fhir/ResearchStudy/demo-study/$toxicity-summary?_format=text/csv&" + parameters)
                .body();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
