package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.postgres.PostgresServer;
import org.nadir.testing.ForkedServer;
import org.nadir.testing.RunningServer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ConfiguredDatabaseIT {

    private static final Path DATA = RunningServer.emptyDirectory();

    @SuppressWarnings("NullAway.Init")
    private static PostgresServer database;

    @BeforeAll
    static void startDatabase() {
        database = PostgresServer.start(DATA);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void aServerOnAConfiguredDatabaseStartsNoOtherAndGivesUpAQueryThatTakesTooLong() {
        Path unused = RunningServer.emptyDirectory();
        try (RunningServer server = RunningServer.start(
                "--nadir.data-directory=" + unused,
                "--nadir.limits.query-time=1s",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + PostgresServer.USER,
                "--spring.datasource.password=" + database.password())) {
            assertThat(server.put("/fhir/Patient/elsewhere", """
                    {"resourceType": "Patient", "id": "elsewhere"}
                    """).statusCode()).isEqualTo(201);
            assertGivesUpWaiting(server);
        }

        assertThat(unused).isEmptyDirectory();
        assertThat(rows("select count(*) from hfj_resource where fhir_id = 'elsewhere'"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "listen_addresses, 127.0.0.1"})
    void theEmbeddedDatabaseLosesNothingAndListensToThisMachineOnly(String setting, String value) {
        assertThat(rows("show " + setting)).isEqualTo(value);
    }

    @Test
    void aWrongPasswordIsNamed() {
        assertGivesUp(start(database.jdbcUrl(), "wrong"), "spring.datasource.password");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        assertGivesUp(start("jdbc:postgresql://127.0.0.1:1/nowhere", "wrong"), "spring.datasource.url");
    }

    /** A lock makes a query last as long as the test likes. */
    private static void assertGivesUpWaiting(RunningServer server) {
        try (Connection other =
                        DriverManager.getConnection(database.jdbcUrl(), PostgresServer.USER, database.password());
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table hfj_resource, hfj_spidx_string in access exclusive mode");
            for (String search : List.of("Patient?family=a", "Patient?_count=1&_offset=0", "Patient?_summary=count")) {
                HttpResponse<String> answer = server.get("/fhir/" + search);
                assertThat(answer.statusCode()).as(search + " " + answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("OperationOutcome", "nadir.limits.query-time");
            }
            other.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(server.get("/fhir/Patient?_id=elsewhere").body()).contains("elsewhere");
    }

    private static ForkedServer start(String url, String password) {
        return ForkedServer.start(
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + PostgresServer.USER,
                "--spring.datasource.password=" + password);
    }

    private static void assertGivesUp(ForkedServer server, String fix) {
        assertThat(server.isServing()).isFalse();
        assertThat(server.exitCode()).isEqualTo(1);
        assertThat(server.log()).contains(fix).doesNotContain("\tat ");
    }

    private static String rows(String sql) {
        return new JdbcTemplate(
                        new DriverManagerDataSource(database.jdbcUrl(), PostgresServer.USER, database.password()))
                .queryForList(sql, String.class)
                .get(0);
    }
}
