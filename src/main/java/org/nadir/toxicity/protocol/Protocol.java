package org.nadir.toxicity.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.datatype.Dose;

/**
 * What a study advises for a drug.
 *
 * @param canonical address of the PlanDefinition with its version, {@code url|version}
 * @param revision the stored version it was read from, so that an edit under the same version is another protocol
 * @param drug the study drug
 * @param limits the numbers that facts depend on
 * @param variables the names that it gives to numbers and conditions, in its own order
 */
public record Protocol(
        String canonical,
        String revision,
        String title,
        CtcaeVersion ctcaeVersion,
        Drug drug,
        Limits limits,
        List<Variable> variables,
        List<Rule> rules) {

    /**
     * A name that a protocol gives to a number or a condition.
     *
     * @param description in the words of the protocol; an empty text where it gives none
     * @param words the expression in English
     */
    public record Variable(String name, String description, String expression, String words) {}

    /**
     * The study drug.
     *
     * @param name as cards call it
     * @param levels the doses that the protocol allows, from the highest to the lowest, the floor; none when not listed
     */
    public record Drug(String name, ConceptSet concepts, List<Dose> levels) {

        public Drug {
            levels = List.copyOf(levels);
        }

        /** The highest level below a dose; empty where none is listed or the units cannot be compared. */
        public Optional<Dose> nextBelow(Dose dose) {
            return levels.stream()
                    .filter(level -> level.isBelow(dose).orElse(false))
                    .findFirst();
        }
    }

    /**
     * The numbers that facts depend on.
     *
     * @param episodeGrade the grade from which a fall of a count is an episode; null where the protocol counts none
     */
    public record Limits(Windows windows, @Nullable Integer episodeGrade) {

        public Optional<Integer> episode() {
            return Optional.ofNullable(episodeGrade);
        }
    }

    public Protocol {
        variables = List.copyOf(variables);
        rules = List.copyOf(rules);
    }

    /** The canonical address without the version. */
    public String url() {
        return canonical.split("\\|", 2)[0];
    }

    public ConceptSet studyDrug() {
        return drug.concepts();
    }

    public String drugName() {
        return drug.name();
    }

    public Windows windows() {
        return limits.windows();
    }

    /** This protocol graded by the version of CTCAE that a study chose; another version is another revision. */
    public Protocol withCtcaeVersion(CtcaeVersion chosen) {
        return chosen == ctcaeVersion
                ? this
                : new Protocol(
                        canonical,
                        "%s by CTCAE %s".formatted(revision, chosen.label()),
                        title,
                        chosen,
                        drug,
                        limits,
                        variables,
                        rules);
    }
}
