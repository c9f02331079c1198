package org.nadir.fhirserver.storage;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.IHapiMigrationCallback;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.taskdef.BaseTask;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, made and upgraded by HAPI's own steps; a bean so that the store can wait for it. */
final class DatabaseSchema {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSchema.class);

    private DatabaseSchema() {}

    static DatabaseSchema upToDate(DataSource database) {
        checkConnection(database);
        HapiMigrationStorageSvc history = new HapiMigrationStorageSvc(new HapiMigrationDao(
                database, DriverTypeEnum.POSTGRES_9_4, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME));
        history.createMigrationTableIfRequired();
        MigrationTaskList steps = new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
        // The heavyweight steps only tidy up, take hours on a big database, and HAPI leaves them out.
        steps.removeIf(BaseTask::isHeavyweightSkippableTask);
        int missing = history.diff(steps).size();
        if (missing > 0) {
            migrate(database, steps, missing);
        }
        return new DatabaseSchema();
    }

    /** Before HAPI does, whose exception would hide what PostgreSQL says. */
    private static void checkConnection(DataSource database) {
        try (Connection connection = database.getConnection()) {
            LOG.info("Connected to PostgreSQL {}", connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be used", e);
        }
    }

    private static void migrate(DataSource database, MigrationTaskList steps, int missing) {
        LOG.info("Making the schema: {} of {} steps to do", missing, steps.size());
        HapiMigrator migrator =
                new HapiMigrator(SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME, database, DriverTypeEnum.POSTGRES_9_4);
        migrator.addTasks(steps);
        migrator.setCallbacks(List.of(new Progress(missing)));
        migrator.migrate();
        LOG.info("The schema is up to date");
    }

    /** Says how far the schema is. */
    private static final class Progress implements IHapiMigrationCallback {

        private static final int LINE_EVERY = 20;

        private final int all;
        private int begun;

        Progress(int all) {
            this.all = all;
        }

        @Override
        public void preExecution(BaseTask task) {
            begun++;
            if (begun % LINE_EVERY == 0) {
                LOG.info("Making the schema: step {} of {}", begun, all);
            }
        }
    }
}
