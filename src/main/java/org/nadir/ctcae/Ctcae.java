package org.nadir.ctcae;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Grades results by one version of CTCAE.
 *
 * <p>The cut-offs stand in the version's table, a Markdown file beside this class; no number stands here.
 */
public final class Ctcae {

    private static final Map<CtcaeVersion, Ctcae> LOADED = new ConcurrentHashMap<>();

    private final CtcaeTable table;

    private Ctcae(CtcaeTable table) {
        this.table = table;
    }

    /** The grading rules of a version; its table is read once. */
    public static Ctcae of(CtcaeVersion version) {
        return LOADED.computeIfAbsent(version, Ctcae::load);
    }

    /** Grades a result, which is left in the unit it was reported in: CTCAE has cut-offs of its own for each unit. */
    public Grading grade(LabValue result) {
        GradeRow row = table.row(result.analyte(), result.unit());
        return Plausibility.doubt(result)
                .<Grading>map(doubt -> new NotGradable(row.term(), doubt))
                .orElseGet(() -> grade(result, row));
    }

    /**
     * Every pair of value and grade to consider for a result, by rising value; none for an implausible result.
     *
     * <p>An exact value has one pair, or two where only the missing lower limit of normal tells grade 0 from 1. A
     * result that bounds the value has the ends of the interval and both sides of every limit inside it.
     */
    public List<Possibility> possibilities(LabValue result) {
        return Plausibility.doubt(result).isPresent()
                ? List.of()
                : possibilities(result, table.row(result.analyte(), result.unit()));
    }

    /** The adverse event that a low result of the analyte is called in this version. */
    public Optional<CtcaeTerm> term(Analyte analyte) {
        return Optional.of(table.row(analyte, analyte.canonicalUnit()).term());
    }

    private static Grading grade(LabValue result, GradeRow row) {
        int[] grades = possibilities(result, row).stream()
                .mapToInt(Possibility::grade)
                .distinct()
                .sorted()
                .toArray();
        int low = grades[0];
        int high = grades[grades.length - 1];
        String criterion = IntStream.of(grades)
                .mapToObj(grade -> row.criterion(grade, result))
                .collect(Collectors.joining(" or "));
        return low == high
                ? new Graded(row.term(), low, criterion, low > 0 && result.isWithinLocalRange())
                : new GradedBetween(row.term(), low, high, criterion);
    }

    private static List<Possibility> possibilities(LabValue result, GradeRow row) {
        return PossibleValues.of(result, row.cutOffs()).stream()
                .flatMap(value -> row.possibleGrades(value, result)
                        .mapToObj(grade -> new Possibility(result.canonical(value), grade)))
                .toList();
    }

    private static Ctcae load(CtcaeVersion version) {
        String file = "ctcae-" + version.label() + ".md";
        try (InputStream in = Ctcae.class.getResourceAsStream(file)) {
            byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
            return new Ctcae(CtcaeTable.parse(file, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
