package org.nadir.fhirserver.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The files of a job, read part by part from the history of the store: no connection waits for a slow client. */
final class ExportFiles {

    private static final String PARTS =
            "SELECT count(*)::int FROM nadir_export_part WHERE job = ? AND type = ? AND file = ?";

    private static final String LINES = "SELECT " + ResourceLine.COLUMNS + """
            FROM nadir_export_part p CROSS JOIN LATERAL unnest(p.versions) WITH ORDINALITY AS chosen (pid, n)
                JOIN hfj_res_ver v ON v.pid = chosen.pid JOIN hfj_resource r ON r.res_id = v.res_id
            WHERE p.job = ? AND p.type = ? AND p.file = ? AND p.part = ? ORDER BY chosen.n
            """;

    private static final String CONTENTS = """
            SELECT type, file + 1 AS number, sum(cardinality(versions))::bigint AS resources
            FROM nadir_export_part WHERE job = ? GROUP BY type, file ORDER BY type, file
            """;

    private final JdbcTemplate database;
    private final ResourceLine line;
    private final ObjectMapper json;

    ExportFiles(JdbcTemplate database, ObjectMapper json) {
        this.database = database;
        this.line = new ResourceLine(json);
        this.json = json;
    }

    /**
     * A file with something in it.
     *
     * @param resources how many
     */
    record Content(ExportFile file, long resources) {}

    List<Content> of(ExportJob job) {
        return database.query(
                CONTENTS,
                (row, number) -> new Content(
                        new ExportFile(row.getString("type"), row.getInt("number")), row.getLong("resources")),
                job.id());
    }

    boolean exists(ExportJob job, ExportFile file) {
        return isOfWarnings(job, file) || parts(job, file) > 0;
    }

    void write(ExportJob job, ExportFile file, OutputStream lines) throws IOException {
        if (isOfWarnings(job, file)) {
            for (String warning : job.order().warnings()) {
                writeLine(json.writeValueAsString(outcome(warning)), lines);
            }
            return;
        }
        int parts = parts(job, file);
        for (int part = 0; part < parts; part++) {
            for (String resource : part(job, file, part)) {
                writeLine(resource, lines);
            }
        }
    }

    private static boolean isOfWarnings(ExportJob job, ExportFile file) {
        return file.equals(ExportFile.WARNINGS) && !job.order().warnings().isEmpty();
    }

    private int parts(ExportJob job, ExportFile file) {
        Integer parts = database.queryForObject(PARTS, Integer.class, job.id(), file.type(), file.number() - 1);
        return parts == null ? 0 : parts;
    }

    private List<String> part(ExportJob job, ExportFile file, int part) {
        List<String> resources = new ArrayList<>();
        database.query(
                LINES,
                row -> {
                    resources.add(line.write(row));
                },
                job.id(),
                file.type(),
                file.number() - 1,
                part);
        return resources;
    }

    private ObjectNode outcome(String warning) {
        ObjectNode outcome = json.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.withArray("/issue")
                .addObject()
                .put("severity", "warning")
                .put("code", "not-supported")
                .put("diagnostics", warning);
        return outcome;
    }

    private static void writeLine(String text, OutputStream lines) {
        try {
            lines.write(text.getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
