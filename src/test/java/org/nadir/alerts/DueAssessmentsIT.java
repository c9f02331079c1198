package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The table in a schema of its own, out of reach of the running server's worker. */
class DueAssessmentsIT {

    private static final String SCHEMA = "due_test";
    private static final Duration LONG = Duration.ofHours(1);

    private final DataSource database;
    private final JdbcTemplate rows;
    private final List<String> done = new ArrayList<>();

    DueAssessmentsIT() throws SQLException {
        HikariDataSource server = RunningServer.shared().bean(DataSource.class).unwrap(HikariDataSource.class);
        String separator = server.getJdbcUrl().contains("?") ? "&" : "?";
        database = new DriverManagerDataSource(
                server.getJdbcUrl() + separator + "currentSchema=" + SCHEMA,
                server.getUsername(),
                server.getPassword());
        rows = new JdbcTemplate(database);
    }

    @BeforeEach
    void emptySchema() {
        rows.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(SCHEMA));
        rows.execute("CREATE SCHEMA " + SCHEMA);
    }

    @Test
    void tableIsMadeOnceAndKept() {
        DueAssessments.in(database, LONG).add(Set.of("Patient/kept"));

        DueAssessments.in(database, LONG);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void recordThatIsNotYetQuietIsNotRipe() {
        DueAssessments due = DueAssessments.in(database, LONG);
        due.add(Set.of("Patient/busy"));

        assertThat(due.ripe(10)).isEmpty();
    }

    @Test
    void recordThatIsNeverQuietIsRipeInTheEnd() {
        DueAssessments due = DueAssessments.in(database, LONG);
        due.add(Set.of("Patient/busy"));
        rows.update("UPDATE nadir_assessment_due SET changed_at = changed_at - interval '6 hours'");
        due.add(Set.of("Patient/busy"));

        assertThat(due.ripe(10)).containsExactly("Patient/busy");
    }

    @Test
    void manyWritesOfAPatientAreOneAssessment() {
        DueAssessments due = DueAssessments.in(database, LONG);
        due.add(Set.of("Patient/a"));
        due.add(Set.of("Patient/a"));
        rows.update("UPDATE nadir_assessment_due SET changed_at = changed_at - interval '2 hours'");

        assertThat(due.ripe(10)).containsExactly("Patient/a");
        assertThat(due.take("Patient/a", done::add)).isTrue();
        assertThat(due.take("Patient/a", done::add)).isTrue();

        assertThat(done).containsExactly("Patient/a");
        assertThat(count()).isZero();
    }

    @Test
    void writeDuringTheWorkStaysDue() {
        DueAssessments due = DueAssessments.in(database, LONG);
        due.add(Set.of("Patient/a"));

        due.take("Patient/a", subject -> due.add(Set.of(subject)));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void workThatFailsIsPostponed_andANewWriteGivesItAnotherTry() {
        DueAssessments due = DueAssessments.in(database, Duration.ofMillis(1));
        due.add(Set.of("Patient/a"));
        due.take("Patient/a", subject -> {
            throw new IllegalStateException("cannot be read");
        });
        assertThat(rows.queryForObject("SELECT failures FROM nadir_assessment_due", Integer.class))
                .isEqualTo(1);
        assertThat(rows.queryForObject(
                        "SELECT changed_at > clock_timestamp() - interval '1 second' FROM nadir_assessment_due",
                        Boolean.class))
                .isTrue();

        due.add(Set.of("Patient/a"));
        due.take("Patient/a", done::add);

        assertThat(done).containsExactly("Patient/a");
        assertThat(count()).isZero();
    }

    @Test
    void partsOfASubjectTakeTurns() {
        DueAssessments due = DueAssessments.in(database, LONG);
        due.add(Set.of("Patient/a", "Patient/a#alert", "Patient/b"));

        due.take("Patient/a", subject -> {
            assertThat(due.take("Patient/a#alert", done::add)).isFalse();
            assertThat(due.take("Patient/b", done::add)).isTrue();
        });

        assertThat(done).containsExactly("Patient/b");
    }

    private int count() {
        Integer count = rows.queryForObject("SELECT count(*) FROM nadir_assessment_due", Integer.class);
        return count == null ? 0 : count;
    }
}
