package org.nadir.fhirserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.export.BulkClient.Export;
import org.nadir.testing.RunningServer;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of a job until its end, on one node and on another. */
class ExportJobsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final BulkClient CLIENT = new BulkClient(SERVER);
    private static final JdbcTemplate DATABASE = new JdbcTemplate(SERVER.bean(DataSource.class));

    private static final String PATIENT = "/fhir/Group/bulk-jobs/$export?_type=Patient";

    @BeforeAll
    static void storeAGroup() {
        SERVER.put("/fhir/Patient/bulk-jobs", """
                {"resourceType": "Patient", "id": "bulk-jobs", "active": true}
                """);
        SERVER.put("/fhir/Group/bulk-jobs", """
                {"resourceType": "Group", "id": "bulk-jobs", "type": "person", "actual": true,
                 "member": [{"entity": {"reference": "Patient/bulk-jobs"}}]}
                """);
    }

    @Test
    void aJobWaitsForAWriteThatBeganBeforeItAndSaysSo() throws SQLException {
        String job;
        try (Connection write = begin()) {
            job = BulkClient.accepted(CLIENT.kickOff(PATIENT));

            HttpResponse<String> answer = SERVER.get(job);

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("X-Progress")).isPresent();
            assertThat(answer.headers().firstValue("Retry-After"))
                    .hasValueSatisfying(text -> assertThat(text).containsOnlyDigits());
            write.rollback();
        }
        assertThat(CLIENT.read(CLIENT.await(job)).resources()).containsOnlyKeys("Patient/bulk-jobs");
    }

    @Test
    void aJobCanBeDeletedBeforeItIsDone() throws SQLException {
        try (Connection write = begin()) {
            String job = BulkClient.accepted(CLIENT.kickOff(PATIENT));

            assertThat(delete(job)).isEqualTo(202);
            BulkClient.assertRefused(SERVER.get(job), 404, "export");
            write.rollback();
        }
    }

    @Test
    void aDeletedJobIsGoneWithItsFiles() {
        String job = BulkClient.accepted(CLIENT.kickOff(PATIENT));
        HttpResponse<String> finished = CLIENT.await(job);
        String file = CLIENT.read(finished).manifest().at("/output/0/url").asText();
        assertThat(finished.headers().firstValue("Expires")).isPresent();

        assertThat(delete(job)).isEqualTo(202);

        BulkClient.assertRefused(SERVER.get(job), 404, "export");
        BulkClient.assertRefused(SERVER.get(file), 404, "export");
        assertThat(delete(job)).isEqualTo(404);
        assertThat(DATABASE.queryForObject(
                        "SELECT count(*) FROM nadir_export_part WHERE job = ?", Integer.class, id(job)))
                .isZero();
    }

    @Test
    void anExpiredJobIsGoneWithItsFiles() {
        String job = BulkClient.accepted(CLIENT.kickOff(PATIENT));
        String file =
                CLIENT.read(CLIENT.await(job)).manifest().at("/output/0/url").asText();

        DATABASE.update("UPDATE nadir_export_job SET expires_at = clock_timestamp() WHERE id = ?", id(job));

        BulkClient.assertRefused(SERVER.get(job), 404, "expired");
        BulkClient.assertRefused(SERVER.get(file), 404, "expired");
    }

    @ParameterizedTest
    @CsvSource({
        "$export-status",
        "$export-status?job=1",
        "$export-status?job=00000000-0000-0000-0000-000000000000",
        "$export-file?job=00000000-0000-0000-0000-000000000000&file=Patient-1"
    })
    void anUnknownJobIsNotFound(String path) {
        BulkClient.assertRefused(SERVER.get("/fhir/" + path), 404, "export");
    }

    @Test
    void anUnknownFileIsNotFound() {
        String job = BulkClient.accepted(CLIENT.kickOff(PATIENT));
        CLIENT.await(job);
        String files = job.replace("$export-status", "$export-file");

        for (String name : List.of("Patient-2", "Condition-1", "OperationOutcome-1", "Patient", "Patient-0")) {
            BulkClient.assertRefused(SERVER.get(files + "&file=" + name), 404, "file");
        }
        BulkClient.assertRefused(SERVER.get(files), 404, "file");
    }

    @Test
    void tooManyUnfinishedJobsAreRefusedForAWhile() throws SQLException {
        try (Connection write = begin()) {
            List<String> jobs = IntStream.range(0, 4)
                    .mapToObj(number -> BulkClient.accepted(CLIENT.kickOff(PATIENT)))
                    .toList();

            HttpResponse<String> answer = CLIENT.kickOff(PATIENT);

            BulkClient.assertRefused(answer, 429, "later");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            jobs.forEach(job -> assertThat(delete(job)).isEqualTo(202));
            write.rollback();
        }
        assertThat(CLIENT.export(PATIENT).resources()).isNotEmpty();
    }

    @Test
    void aJobThatCannotBeDoneFailsAndSaysSo() throws SQLException {
        String job;
        try (Connection write = begin()) {
            job = BulkClient.accepted(CLIENT.kickOff(PATIENT));
            // Stands where the job would put its first part.
            DATABASE.update("INSERT INTO nadir_export_part VALUES (?, 'Patient', 0, 0, '{}')", id(job));
            write.rollback();
        }

        BulkClient.assertRefused(CLIENT.await(job), 500, "failed");
        assertThat(delete(job)).isEqualTo(202);
    }

    @Test
    void aFileIsCompressedForThoseWhoReadGzip() throws IOException, InterruptedException {
        JsonNode file = CLIENT.export("/fhir/$export?_type=StructureDefinition")
                .manifest()
                .at("/output/0");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(
                    SERVER.request(file.path("url").asText())
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            String text = new String(
                    new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(text.lines()).hasSize(file.path("count").asInt());
        }
    }

    @Test
    void aLongTypeIsDividedIntoFilesAndEachIsReadInParts() throws IOException {
        String bundle = IntStream.range(0, 450)
                .mapToObj("""
                        {"request": {"method": "PUT", "url": "Location/bulk-%1$s"},
                         "resource": {"resourceType": "Location", "id": "bulk-%1$s"}}"""::formatted)
                .collect(Collectors.joining(
                        ",", "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [", "]}"));
        assertThat(SERVER.post("/fhir", bundle).statusCode()).isEqualTo(200);
        ExportOrder order =
                new ExportOrder(new ExportScope.WholeSystem(), List.of("Location"), Instant.EPOCH, List.of());
        ExportJob job =
                new ExportJob(UUID.randomUUID(), "", "", order, Instant.now(), ExportJob.State.COMPLETE, Instant.MAX);

        new ExportSelection(DATABASE, List.of("Location"), SERVER.bean(PatientCompartment.class), 250).choose(job);

        ExportFiles files = new ExportFiles(DATABASE, new ObjectMapper());
        List<ExportFiles.Content> contents = files.of(job);
        assertThat(contents).hasSizeGreaterThanOrEqualTo(2);
        Set<String> lines = new HashSet<>();
        for (ExportFiles.Content content : contents) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.write(job, content.file(), bytes);
            List<String> ofFile = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(ofFile).hasSize((int) content.resources()).hasSizeLessThanOrEqualTo(250);
            lines.addAll(ofFile);
        }
        assertThat(lines.stream().filter(line -> line.contains("\"id\":\"bulk-")))
                .hasSize(450);
        DATABASE.update("DELETE FROM nadir_export_part WHERE job = ?", job.id());
    }

    @Test
    void aJobOutlivesItsNodeAndIsReadOnAnyOther() {
        HikariDataSource database = SERVER.bean(HikariDataSource.class);
        String job;
        Export onTheOther;
        try (RunningServer other = RunningServer.start(
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword())) {
            BulkClient client = new BulkClient(other);
            String first = BulkClient.accepted(CLIENT.kickOff(PATIENT));
            onTheOther = client.read(client.await(first.replace(SERVER.base(), other.base())));
            job = BulkClient.accepted(client.kickOff(PATIENT)).replace(other.base(), SERVER.base());
        }

        assertThat(CLIENT.read(CLIENT.await(job)).resources())
                .isEqualTo(onTheOther.resources())
                .containsOnlyKeys("Patient/bulk-jobs");
    }

    @Test
    void theStatementClaimsTheThreeLevelsAndNotTheAddressesOfTheResults() {
        JsonNode rest = RunningServer.json(SERVER.get("/fhir/metadata")).at("/rest/0");

        assertThat(rest.findValuesAsText("definition"))
                .filteredOn(definition -> definition.contains("uv/bulkdata"))
                .containsExactlyInAnyOrder(
                        "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export",
                        "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export",
                        "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export");
        assertThat(rest.findValuesAsText("name")).noneMatch(name -> name.startsWith("export-"));
    }

    /** A transaction that holds up the jobs that are accepted while it lasts. */
    private static Connection begin() throws SQLException {
        Connection connection = SERVER.bean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        return connection;
    }

    private static UUID id(String job) {
        return UUID.fromString(job.substring(job.indexOf("job=") + "job=".length()));
    }

    private static int delete(String job) {
        return SERVER.send(SERVER.request(job).DELETE()).statusCode();
    }
}
