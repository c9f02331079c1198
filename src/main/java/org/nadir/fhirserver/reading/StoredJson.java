package org.nadir.fhirserver.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nadir.fhir.SourceUnavailableException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the JSON text of resources from HAPI's tables and puts back what HAPI keeps in columns of its own: id, version
 * and time. Tags and profiles stay away; no reader of a chart asks for them.
 */
final class StoredJson {

    private static final String CURRENT_VERSIONS = """
            select r.res_id, r.res_type, r.fhir_id, r.res_ver, r.res_updated, v.res_text_vc
            from hfj_resource r join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver
            where r.res_id = any (?) and r.res_deleted_at is null
            """;

    private static final String REFERENCED = """
            select target_resource_id from hfj_res_link
            where src_resource_id = any (?) and src_path = any (?) and target_resource_id is not null
            """;

    private final JdbcTemplate database;
    private final ObjectMapper json;

    StoredJson(JdbcTemplate database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The resources of these rows in this order, then those they refer to at the given paths. */
    List<JsonNode> read(List<Long> rows, List<String> includePaths) {
        Set<Long> wanted = new LinkedHashSet<>(rows);
        if (!rows.isEmpty() && !includePaths.isEmpty()) {
            wanted.addAll(
                    database.queryForList(REFERENCED, Long.class, array(wanted), includePaths.toArray(String[]::new)));
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, JsonNode> found = new HashMap<>();
        database.query(
                CURRENT_VERSIONS,
                row -> {
                    found.put(row.getLong("res_id"), resource(row));
                },
                (Object) array(wanted));
        List<JsonNode> inOrder = new ArrayList<>(found.size());
        wanted.stream().map(found::get).filter(Objects::nonNull).forEach(inOrder::add);
        return inOrder;
    }

    private JsonNode resource(ResultSet row) throws SQLException {
        String text = row.getString("res_text_vc");
        if (text == null) {
            throw new SourceUnavailableException(row.getString("res_type"), "its text is stored in another format");
        }
        try {
            ObjectNode stored = (ObjectNode) json.readTree(text);
            ObjectNode resource = json.createObjectNode()
                    .put("resourceType", row.getString("res_type"))
                    .put("id", row.getString("fhir_id"));
            resource.set(
                    "meta",
                    stored.withObject("/meta")
                            .put("versionId", row.getString("res_ver"))
                            .put(
                                    "lastUpdated",
                                    row.getTimestamp("res_updated").toInstant().toString()));
            stored.remove(List.of("resourceType", "id", "meta"));
            resource.setAll(stored);
            return resource;
        } catch (JsonProcessingException e) {
            throw new SourceUnavailableException(row.getString("res_type"), "its stored text is not JSON");
        }
    }

    private static Long[] array(Set<Long> rows) {
        return rows.toArray(Long[]::new);
    }
}
