package org.nadir.fhirserver;

import java.util.Map;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.postgres.PostgresException;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

/** Turns a failed start into a sentence that says what to do. */
final class StartFailures {

    private StartFailures() {}

    /** The embedded PostgreSQL says itself what is wrong. */
    static class OfEmbeddedPostgres extends AbstractFailureAnalyzer<PostgresException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, PostgresException cause) {
            return new FailureAnalysis(cause.getMessage(), null, failure);
        }
    }

    /** A configured PostgreSQL that cannot be reached or refuses us. */
    static class OfConfiguredPostgres extends AbstractFailureAnalyzer<PSQLException> {

        private static final Map<String, String> FIXES = Map.of(
                "08001", "Check that PostgreSQL runs there, and spring.datasource.url.",
                "08004", "PostgreSQL refuses connections from here: check its pg_hba.conf.",
                "28000", "Check spring.datasource.username, and PostgreSQL's pg_hba.conf.",
                "28P01", "Check spring.datasource.username and spring.datasource.password.",
                "3D000", "Create that database, or change spring.datasource.url.",
                "42501", "The database user must own the schema, so that it may make tables.");

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable failure, PSQLException cause) {
            String fix = FIXES.get(cause.getSQLState());
            return fix == null
                    ? null
                    : new FailureAnalysis("The database cannot be used: " + cause.getMessage(), fix, failure);
        }
    }

    /** The rest, so that a failed start is never silent. What Spring Boot has a sentence for is left to it. */
    static class OfAnything extends AbstractFailureAnalyzer<Throwable> {

        private static final String SPRING_BOOT = "org.springframework.boot.";

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable failure, Throwable cause) {
            boolean isSpringBoots = ExceptionUtils.getThrowableList(failure).stream()
                    .anyMatch(each -> each.getClass().getName().startsWith(SPRING_BOOT)
                            && !(each instanceof WebServerException && !(each instanceof PortInUseException)));
            if (isSpringBoots) {
                return null;
            }
            Throwable root = ExceptionUtils.getRootCause(failure);
            return new FailureAnalysis(
                    root.getClass().getSimpleName() + ": " + root.getMessage(),
                    "Start again with --logging.pattern.console=%m%n%ex to see where.",
                    failure);
        }
    }
}
