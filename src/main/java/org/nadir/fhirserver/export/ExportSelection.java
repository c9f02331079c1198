package org.nadir.fhirserver.export;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Chooses what a job exports: for each resource the version that was current at the transaction time. The database does
 * all of it, so that the size of the store is no matter of memory.
 */
final class ExportSelection {

    /** Few enough to be held in memory while a file is read. */
    private static final int RESOURCES_PER_PART = 200;

    private static final String OF_PATIENTS = """
            WITH patients AS (
                SELECT res_id FROM hfj_resource WHERE res_type = 'Patient' AND (? OR fhir_id = ANY (?))
            ), compartment AS (
                SELECT res_id FROM patients
                UNION SELECT l.src_resource_id FROM patients p JOIN hfj_res_link l ON l.target_resource_id = p.res_id
                      WHERE l.src_path = ANY (?)
                UNION SELECT res_id FROM hfj_resource WHERE res_type = 'Group' AND fhir_id = ANY (?)
            ), scope AS (
                SELECT res_id FROM compartment
                UNION SELECT l.src_resource_id FROM compartment c
                      JOIN hfj_res_link l ON l.target_resource_id = c.res_id WHERE l.src_path = 'Provenance.target'
                UNION SELECT l.target_resource_id FROM compartment c
                      JOIN hfj_res_link l ON l.src_resource_id = c.res_id WHERE l.target_resource_type = ANY (?)
            )
            """;

    private static final String CHOOSE = """
            INSERT INTO nadir_export_part (job, type, file, part, versions)
            SELECT ?, type, n / ?, n %% ? / ?, array_agg(pid ORDER BY n)
            FROM (
                SELECT r.res_type AS type, v.pid, row_number() OVER (PARTITION BY r.res_type ORDER BY r.res_id) - 1 AS n
                FROM hfj_resource r CROSS JOIN LATERAL (
                    SELECT pid, res_updated, res_deleted_at FROM hfj_res_ver
                    WHERE res_id = r.res_id AND res_updated <= ? ORDER BY res_ver DESC LIMIT 1) v
                WHERE r.res_type = ANY (?) AND r.res_updated > ? AND v.res_updated > ? AND v.res_deleted_at IS NULL
                  AND %s) chosen
            GROUP BY 2, 3, 4
            """;

    private static final String FROM_ALL = CHOOSE.formatted("true");
    private static final String FROM_PATIENTS =
            OF_PATIENTS + CHOOSE.formatted("r.res_id IN (SELECT res_id FROM scope)");

    private final JdbcTemplate database;
    private final Collection<String> served;
    private final PatientCompartment compartment;
    private final int perFile;

    ExportSelection(
            JdbcTemplate database, Collection<String> served, PatientCompartment compartment, int resourcesPerFile) {
        this.database = database;
        this.served = served;
        this.compartment = compartment;
        this.perFile = resourcesPerFile;
    }

    void choose(ExportJob job) {
        List<Object> values = new ArrayList<>();
        boolean all =
                switch (job.order().scope()) {
                    case ExportScope.WholeSystem system -> true;
                    case ExportScope.AllPatients everyone -> {
                        patients(true, List.of(), List.of(), values);
                        yield false;
                    }
                    case ExportScope.ChosenPatients(List<String> patients, List<String> groups) -> {
                        patients(false, patients, groups, values);
                        yield false;
                    }
                };
        Timestamp since = Timestamp.from(job.order().since());
        values.addAll(List.of(job.id(), perFile, perFile, RESOURCES_PER_PART));
        values.addAll(
                List.of(Timestamp.from(job.transactionTime()), array(job.order().types()), since, since));
        database.update(all ? FROM_ALL : FROM_PATIENTS, values.toArray());
    }

    /** A Group tells of all its members: of chosen patients only the Group that they were chosen by is given. */
    private void patients(boolean everyone, List<String> ids, List<String> groups, List<Object> values) {
        List<String> paths = served.stream()
                .filter(type -> everyone || !type.equals("Group"))
                .flatMap(compartment::paths)
                .distinct()
                .toList();
        values.add(everyone);
        values.addAll(List.of(array(ids), array(paths), array(groups), array(PatientCompartment.REFERRED_TO)));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
