package org.nadir.toxicity.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * A piece of the record that a recommendation rests on.
 *
 * @param label what it is, such as {@code neutrophils}
 * @param statement the finding in words, such as {@code 0.4 10*9/L}
 * @param amount the same as data, absent for an order or a symptom
 * @param grade absent for what CTCAE does not grade
 * @param remarks what a reader must know of it
 */
public record Evidence(
        String label,
        String statement,
        @Nullable Amount amount,
        @Nullable Grade grade,
        @Nullable ClinicalTime time,
        List<ResourceVersion> sources,
        List<String> remarks) {

    /** A value in its canonical UCUM unit. */
    public record Amount(BigDecimal value, String unit) {}

    /** A grade, or the bounds of one, with the sentence of CTCAE that gives it. */
    public record Grade(CtcaeTerm term, int low, int high, String criterion) {

        @Override
        public String toString() {
            return low == high ? "grade " + low : "grade " + low + " to " + high;
        }
    }

    public Evidence {
        sources = List.copyOf(sources);
        remarks = List.copyOf(remarks);
    }

    public Optional<Grade> graded() {
        return Optional.ofNullable(grade);
    }

    /** Whether it shows an order: what was done or is planned, not what was observed. */
    public boolean showsOrder() {
        return label.equals(OrderEvidence.LABEL);
    }

    public Optional<Amount> measured() {
        return Optional.ofNullable(amount);
    }

    public Optional<ClinicalTime> when() {
        return Optional.ofNullable(time);
    }
}
