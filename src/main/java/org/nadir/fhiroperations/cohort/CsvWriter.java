package org.nadir.fhiroperations.cohort;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a summary as a table: RFC 4180, one row for each arm, cycle, term and category. */
final class CsvWriter {

    static final String HEADER = "source,population,arm,cycle,ctcae_version,term,category,count,denominator,percent";

    private static final String END_OF_LINE = "\r\n";

    /** A spreadsheet takes a text that begins with one of these for a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private final ToxicitySummary summary;
    private final StringBuilder table = new StringBuilder(HEADER).append(END_OF_LINE);

    private CsvWriter(ToxicitySummary summary) {
        this.summary = summary;
    }

    static String write(ToxicitySummary summary) {
        CsvWriter writer = new CsvWriter(summary);
        writer.members();
        summary.counts().strata().forEach(writer::stratum);
        summary.published().forEach(writer::published);
        return writer.table.toString();
    }

    private void members() {
        ToxicityCounts counts = summary.counts();
        Map.of("untreated", counts.untreated(), "animal", counts.animals()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> counted(Stratum.WHOLE, "", entry.getKey(), List.of(entry.getValue() + "", "", "")));
    }

    private void stratum(Stratum stratum, Tally tally) {
        for (CountedTerm term : CountedTerm.values()) {
            for (Category category : Category.values()) {
                counted(stratum, term.code(), category.code(), numbers(tally, tally.count(term, category)));
            }
            counted(stratum, term.code(), SummaryCodes.SEVERE, numbers(tally, tally.severe(term)));
        }
    }

    private static List<String> numbers(Tally tally, long count) {
        return List.of(
                Long.toString(count),
                Long.toString(tally.denominator()),
                tally.percent(count).map(Object::toString).orElse(""));
    }

    private void counted(Stratum stratum, String term, String category, List<String> numbers) {
        List<String> labels = List.of(
                "this server",
                summary.cohort(),
                stratum.arm().label(),
                stratum.cycle().label(),
                summary.terms().version().label(),
                term,
                category);
        row(Stream.concat(labels.stream(), numbers.stream()).toList());
    }

    /** The version of CTCAE is not said where a figure was published, so it stays empty. */
    private void published(PublishedFigure figure) {
        row(List.of(
                "published: " + figure.source(),
                figure.population(),
                "",
                "",
                "",
                figure.term(),
                SummaryCodes.SEVERE,
                figure.count() == null ? "" : figure.count().toString(),
                "",
                figure.percent() == null ? "" : figure.percent().toPlainString()));
    }

    private void row(List<String> cells) {
        table.append(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")))
                .append(END_OF_LINE);
    }

    /** Quotes what needs it; an apostrophe keeps a name of an arm from being run as a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
