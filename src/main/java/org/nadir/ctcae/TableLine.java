package org.nadir.ctcae;

import java.util.Arrays;
import java.util.List;

/** One line of a table, split into its cells. */
record TableLine(String file, int number, List<String> cells) {

    private static final int COLUMNS = TableColumn.values().length;

    TableLine {
        cells = List.copyOf(cells);
    }

    static TableLine parse(String file, int number, String line) {
        if (line.length() < 2 || !line.endsWith("|")) {
            throw new MalformedCtcaeTableException(file, number, "at the end", "the line does not end with \"|\"");
        }
        String inner = line.substring(1, line.length() - 1);
        List<String> cells =
                Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() < COLUMNS) {
            String missing = TableColumn.values()[cells.size()].heading();
            throw new MalformedCtcaeTableException(file, number, missing, "the cell is missing");
        }
        if (cells.size() > COLUMNS) {
            throw new MalformedCtcaeTableException(
                    file, number, String.valueOf(COLUMNS + 1), "the table has only %d columns".formatted(COLUMNS));
        }
        return new TableLine(file, number, cells);
    }

    String cell(TableColumn column) {
        return cells.get(column.ordinal());
    }

    MalformedCtcaeTableException malformed(TableColumn column, String reason) {
        return new MalformedCtcaeTableException(file, number, column.heading(), reason);
    }
}
