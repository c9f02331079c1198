package org.nadir.ctcae;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One cell of a row: {@code <upper - lower}, {@code <upper}, or {@code -} for a grade that a value alone cannot reach.
 *
 * @param text the cell as written
 * @param upper a number, {@code LLN}, or nothing
 * @param lower a number, or nothing
 */
record GradeCell(String text, String upper, String lower) {

    private static final String LOWER_LIMIT_OF_NORMAL = "LLN";
    private static final String NUMBER = "\\d+(?:\\.\\d+)?";
    private static final Pattern RANGE =
            Pattern.compile("<(%s|%s)(?: - (%s))?".formatted(LOWER_LIMIT_OF_NORMAL, NUMBER, NUMBER));
    private static final GradeCell NONE = new GradeCell("-", "", "");

    /** Reads the four grades of a line, each of which must begin where the one before it ends. */
    static List<GradeCell> parseAll(TableLine line) {
        List<GradeCell> cells = new ArrayList<>();
        for (TableColumn column : TableColumn.GRADES) {
            GradeCell cell = parse(line, column);
            if (cells.isEmpty()) {
                requireStart(line, column, cell);
            } else {
                requireNoGap(line, column, cells.get(cells.size() - 1), cell);
            }
            cells.add(cell);
        }
        requireEnd(line, cells.get(cells.size() - 1));
        return cells;
    }

    boolean startsAtLowerLimit() {
        return upper.equals(LOWER_LIMIT_OF_NORMAL);
    }

    /** The upper end, where it is a number. */
    Stream<BigDecimal> cutOff() {
        return upper.isEmpty() || startsAtLowerLimit() ? Stream.empty() : Stream.of(new BigDecimal(upper));
    }

    private static GradeCell parse(TableLine line, TableColumn column) {
        String text = line.cell(column);
        Matcher range = RANGE.matcher(text);
        if (text.equals("-")) {
            return NONE;
        }
        if (!range.matches()) {
            throw line.malformed(column, "\"%s\" is neither \"<upper - lower\", \"<upper\" nor \"-\"".formatted(text));
        }
        String lower = range.group(2) == null ? "" : range.group(2);
        GradeCell cell = new GradeCell(text, range.group(1), lower);
        if (cell.isUpsideDown()) {
            throw line.malformed(column, "\"%s\" does not fall from its first number to its second".formatted(text));
        }
        return cell;
    }

    private boolean isUpsideDown() {
        return !lower.isEmpty() && cutOff().anyMatch(number -> number.compareTo(new BigDecimal(lower)) <= 0);
    }

    private static void requireStart(TableLine line, TableColumn column, GradeCell first) {
        if (first.upper.isEmpty()) {
            throw line.malformed(column, "the first grade is missing");
        }
    }

    private static void requireNoGap(TableLine line, TableColumn column, GradeCell before, GradeCell cell) {
        if (!cell.upper.equals(before.lower)) {
            String expected = before.lower.isEmpty() ? "-" : "<" + before.lower;
            throw line.malformed(
                    column,
                    "\"%s\" leaves a gap or an overlap; after the grade before it, this must begin with \"%s\""
                            .formatted(line.cell(column), expected));
        }
    }

    private static void requireEnd(TableLine line, GradeCell last) {
        if (!last.lower.isEmpty()) {
            throw line.malformed(TableColumn.GRADE_4, "nothing is said of values below " + last.lower);
        }
    }
}
