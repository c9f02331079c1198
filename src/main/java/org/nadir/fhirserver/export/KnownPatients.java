package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The patients of the store. */
final class KnownPatients {

    private static final String FOUND = """
            SELECT fhir_id FROM hfj_resource
            WHERE res_type = 'Patient' AND fhir_id = ANY (?) AND res_deleted_at IS NULL
            """;

    private final JdbcTemplate database;

    KnownPatients(JdbcTemplate database) {
        this.database = database;
    }

    /** These ids, if each is one of a patient. */
    List<String> among(List<String> ids) {
        Set<String> found = Set.copyOf(database.queryForList(FOUND, String.class, (Object) ids.toArray(String[]::new)));
        ids.stream().filter(id -> !found.contains(id)).findFirst().ifPresent(id -> {
            throw new InvalidRequestException("The parameter patient names Patient/%s, who is not here".formatted(id));
        });
        return ids;
    }
}
