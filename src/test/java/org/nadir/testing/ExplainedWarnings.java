package org.nadir.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nadir.testing.Finding.Severity;

/** The warnings that {@code docs/validation.md} explains, and which of them were met in this run. */
public final class ExplainedWarnings {

    private static final List<Explained> LISTED = listed();
    private static final Set<Explained> MET = new HashSet<>();

    private ExplainedWarnings() {}

    /**
     * A row of the table.
     *
     * @param text a part of the message
     * @param validator {@code HL7}, {@code HAPI} or {@code both}
     * @param metIn {@code files} or {@code server}: the tests that must meet it
     */
    public record Explained(String text, String validator, String metIn) {

        boolean covers(Finding finding) {
            return finding.severity() == Severity.WARNING
                    && (validator.equals("both") || validator.equals(finding.validator()))
                    && finding.message().contains(text);
        }
    }

    static boolean explain(Finding finding) {
        List<Explained> explanations =
                LISTED.stream().filter(listed -> listed.covers(finding)).toList();
        MET.addAll(explanations);
        return !explanations.isEmpty();
    }

    /** The rows that these tests should have met and did not: to be deleted. */
    public static List<Explained> notMetIn(String tests) {
        return LISTED.stream()
                .filter(listed -> listed.metIn().equals(tests) && !MET.contains(listed))
                .toList();
    }

    private static List<Explained> listed() {
        return Definitions.read(Path.of("docs/validation.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| a warning with"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Explained(cells.get(1).replace("`", ""), cells.get(2), cells.get(3)))
                .toList();
    }
}
