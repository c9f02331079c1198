package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void nothingEmbeddedStartsBesideAConfiguredDatabase() {
        Path unused = RunningServer.emptyDirectory();
        try (RunningServer server = RunningServer.start(
                "--nadir.data-directory=" + unused,
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + PostgresServer.USER,
                "--spring.datasource.password=" + database.password())) {
            assertThat(server.put("/fhir/Patient/elsewhere", """
                    {"resourceType": "Patient", "id": "elsewhere"}
                    """).statusCode()).isEqualTo(201);
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
