package org.nadir.ctcae;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of one version's Markdown table, each for one analyte in one unit. */
record CtcaeTable(List<GradeRow> rows) {

    private static final String RULE = "-+";

    CtcaeTable {
        rows = List.copyOf(rows);
    }

    /** Reads the one table of a file and refuses a table that could be misread; all other text is for people. */
    static CtcaeTable parse(String file, String text) {
        List<TableLine> lines = tableLines(file, text.lines().toList());
        requireHead(file, lines);
        List<GradeRow> rows = new ArrayList<>();
        for (TableLine line : lines.subList(2, lines.size())) {
            GradeRow row = GradeRow.parse(line);
            if (rows.stream().anyMatch(other -> other.isFor(row.analyte(), row.unit()))) {
                throw line.malformed(TableColumn.ANALYTE, "a second row for " + row.name());
            }
            rows.add(row);
        }
        requireEveryAnalyte(lines.get(lines.size() - 1), rows);
        return new CtcaeTable(rows);
    }

    /** The row for an analyte in one of its units; there always is one. */
    GradeRow row(Analyte analyte, LabUnit unit) {
        return rows.stream().filter(row -> row.isFor(analyte, unit)).findFirst().orElseThrow();
    }

    private static List<TableLine> tableLines(String file, List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).stripLeading().startsWith("|"))
                .mapToObj(i -> TableLine.parse(file, i + 1, lines.get(i).strip()))
                .toList();
    }

    private static void requireHead(String file, List<TableLine> lines) {
        if (lines.size() < 2) {
            throw new MalformedCtcaeTableException(file, 1, TableColumn.ANALYTE.heading(), "no table in this file");
        }
        for (TableColumn column : TableColumn.values()) {
            if (!lines.get(0).cell(column).equals(column.heading())) {
                throw lines.get(0).malformed(column, "the heading is not \"%s\"".formatted(column.heading()));
            }
            if (!lines.get(1).cell(column).matches(RULE)) {
                throw lines.get(1).malformed(column, "the rule below the heading is missing");
            }
        }
    }

    private static void requireEveryAnalyte(TableLine last, List<GradeRow> rows) {
        for (Analyte analyte : Analyte.values()) {
            for (LabUnit unit : analyte.units()) {
                if (rows.stream().noneMatch(row -> row.isFor(analyte, unit))) {
                    throw last.malformed(
                            TableColumn.ANALYTE,
                            "the table ends without a row for %s in %s".formatted(analyte.label(), unit.ucum()));
                }
            }
        }
    }
}
