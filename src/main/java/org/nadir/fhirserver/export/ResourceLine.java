package org.nadir.fhirserver.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataRetrievalFailureException;

/** One version of a resource as a line of JSON: the stored text and what HAPI keeps of it in columns of its own. */
final class ResourceLine {

    /** The columns that {@link #write} reads, from the version {@code v} of the resource {@code r}. */
    static final String COLUMNS = """
            r.res_type, r.fhir_id, v.res_ver, v.res_updated, v.res_text_vc, v.source_uri, v.request_id, (
                SELECT json_agg(json_strip_nulls(json_build_object('kind', d.tag_type, 'system', d.tag_system,
                    'version', d.tag_version, 'code', d.tag_code, 'display', d.tag_display,
                    'userSelected', d.tag_user_selected)) ORDER BY t.pid)
                FROM hfj_history_tag t JOIN hfj_tag_def d ON d.tag_id = t.tag_id WHERE t.res_ver_pid = v.pid) AS tags
            """;

    /** As HAPI numbers its kinds of tags. */
    private static final List<String> KINDS = List.of("tag", "profile", "security");

    private final ObjectMapper json;

    ResourceLine(ObjectMapper json) {
        this.json = json;
    }

    String write(ResultSet row) throws SQLException {
        String text = row.getString("res_text_vc");
        if (text == null) {
            throw new DataRetrievalFailureException("The text of a resource is stored in another format");
        }
        try {
            ObjectNode stored = (ObjectNode) json.readTree(text);
            ObjectNode resource = json.createObjectNode()
                    .put("resourceType", row.getString("res_type"))
                    .put("id", row.getString("fhir_id"));
            resource.set("meta", meta(stored.withObject("/meta"), row));
            stored.remove(List.of("resourceType", "id", "meta"));
            resource.setAll(stored);
            return json.writeValueAsString(resource);
        } catch (JsonProcessingException e) {
            throw new DataRetrievalFailureException("The stored text of a resource is not JSON", e);
        }
    }

    private ObjectNode meta(ObjectNode meta, ResultSet row) throws SQLException, JsonProcessingException {
        meta.put("versionId", row.getString("res_ver"))
                .put("lastUpdated", row.getTimestamp("res_updated").toInstant().toString());
        String source = row.getString("source_uri");
        String request = row.getString("request_id");
        if (source != null || request != null) {
            meta.put("source", (source == null ? "" : source) + (request == null ? "" : "#" + request));
        }
        String tags = row.getString("tags");
        if (tags != null) {
            json.readTree(tags).forEach(tag -> add((ObjectNode) tag, meta));
        }
        return meta;
    }

    private static void add(ObjectNode tag, ObjectNode meta) {
        String kind = KINDS.get(tag.remove("kind").asInt());
        ArrayNode values = meta.withArray("/" + kind);
        if (kind.equals("profile")) {
            values.add(tag.path("code").asText());
        } else {
            dropUnsaid(tag);
            values.add(tag);
        }
    }

    /** HAPI stores false where nothing was said. */
    private static void dropUnsaid(ObjectNode tag) {
        JsonNode selected = tag.path("userSelected");
        if (!selected.asBoolean()) {
            tag.remove("userSelected");
        }
    }
}
