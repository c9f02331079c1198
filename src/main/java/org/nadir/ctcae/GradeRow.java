package org.nadir.ctcae;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One row of the table: the grades of one analyte in one unit.
 *
 * @param cells grades 1 to 4
 * @param cutOffs the numbers below which the next grade begins, falling
 */
record GradeRow(Analyte analyte, LabUnit unit, CtcaeTerm term, List<GradeCell> cells, List<BigDecimal> cutOffs) {

    GradeRow {
        cells = List.copyOf(cells);
        cutOffs = List.copyOf(cutOffs);
    }

    static GradeRow parse(TableLine line) {
        Analyte analyte = analyte(line);
        List<GradeCell> cells = GradeCell.parseAll(line);
        return new GradeRow(
                analyte,
                unit(line, analyte),
                term(line),
                cells,
                cells.stream().flatMap(GradeCell::cutOff).toList());
    }

    boolean isFor(Analyte otherAnalyte, LabUnit otherUnit) {
        return analyte == otherAnalyte && unit == otherUnit;
    }

    String name() {
        return "%s in %s".formatted(analyte.label(), unit.ucum());
    }

    /** The grades that a value may have: one, or 0 and 1 where the lower limit of normal would tell. */
    IntStream possibleGrades(BigDecimal value, LabValue result) {
        int grade = gradeByCutOffs(value);
        BigDecimal lowerLimit = result.lowerLimit();
        if (grade > 0 || !startsAtLowerLimit()) {
            return IntStream.of(grade);
        }
        if (lowerLimit == null) {
            return IntStream.of(0, 1);
        }
        return IntStream.of(value.compareTo(lowerLimit) < 0 ? 1 : 0);
    }

    /** The text that decides for a grade, with its unit. */
    String criterion(int grade, LabValue result) {
        return grade == 0 ? criterionOfNoGrade(result) : cells.get(grade - 1).text() + " " + unit.ucum();
    }

    /** "X - Y" means below X and not below Y, so a value belongs to the last grade whose upper end it is below. */
    private int gradeByCutOffs(BigDecimal value) {
        int passed = (int)
                cutOffs.stream().filter(cutOff -> value.compareTo(cutOff) < 0).count();
        return passed > 0 && startsAtLowerLimit() ? passed + 1 : passed;
    }

    private boolean startsAtLowerLimit() {
        return cells.get(0).startsAtLowerLimit();
    }

    private String criterionOfNoGrade(LabValue result) {
        BigDecimal lowerLimit = result.lowerLimit();
        if (!startsAtLowerLimit()) {
            return ">=" + unit.write(cutOffs.get(0));
        }
        if (lowerLimit == null) {
            return ">= lower limit of normal (not known)";
        }
        return isBelowFirstCutOff(lowerLimit)
                ? ">=" + unit.write(cutOffs.get(0))
                : ">= lower limit of normal " + unit.write(lowerLimit);
    }

    private boolean isBelowFirstCutOff(BigDecimal lowerLimit) {
        return !cutOffs.isEmpty() && lowerLimit.compareTo(cutOffs.get(0)) < 0;
    }

    private static Analyte analyte(TableLine line) {
        String label = line.cell(TableColumn.ANALYTE);
        return Arrays.stream(Analyte.values())
                .filter(analyte -> analyte.label().equals(label))
                .findFirst()
                .orElseThrow(() -> line.malformed(TableColumn.ANALYTE, "unknown analyte \"%s\"".formatted(label)));
    }

    private static CtcaeTerm term(TableLine line) {
        String display = line.cell(TableColumn.TERM);
        String code = line.cell(TableColumn.CODE);
        if (display.isEmpty()) {
            throw line.malformed(TableColumn.TERM, "the term is missing");
        }
        if (!code.matches("\\d{8}")) {
            throw line.malformed(TableColumn.CODE, "\"%s\" does not have eight digits".formatted(code));
        }
        return new CtcaeTerm(display, code);
    }

    private static LabUnit unit(TableLine line, Analyte analyte) {
        String ucum = line.cell(TableColumn.UNIT);
        return analyte.units().stream()
                .filter(unit -> unit.ucum().equals(ucum))
                .findFirst()
                .orElseThrow(() -> line.malformed(
                        TableColumn.UNIT, "%s is not graded in \"%s\"".formatted(analyte.label(), ucum)));
    }
}
