package org.nadir.toxicity.facts;

import org.nadir.ctcae.Analyte;
import org.nadir.toxicity.protocol.Fact;

/**
 * The facts of one of the three lines that decide on treatment.
 *
 * @param raised whether something given may have raised the current count
 */
record FactsOfLine(Fact baselineGrade, Fact worstGradeInFirstCycle, Fact episodes, Fact raised) {

    static FactsOfLine of(Analyte line) {
        return switch (line) {
            case NEUTROPHILS ->
                new FactsOfLine(
                        Fact.BASELINE_NEUTROPHIL_GRADE,
                        Fact.WORST_NEUTROPHIL_GRADE_IN_CYCLE_1,
                        Fact.NEUTROPENIA_EPISODES,
                        Fact.NEUTROPHILS_AFTER_GCSF);
            case HEMOGLOBIN ->
                new FactsOfLine(
                        Fact.BASELINE_ANEMIA_GRADE,
                        Fact.WORST_ANEMIA_GRADE_IN_CYCLE_1,
                        Fact.ANEMIA_EPISODES,
                        Fact.HEMOGLOBIN_AFTER_TRANSFUSION);
            case PLATELETS ->
                new FactsOfLine(
                        Fact.BASELINE_THROMBOCYTOPENIA_GRADE,
                        Fact.WORST_THROMBOCYTOPENIA_GRADE_IN_CYCLE_1,
                        Fact.THROMBOCYTOPENIA_EPISODES,
                        Fact.PLATELETS_AFTER_TRANSFUSION);
            case LYMPHOCYTES, LEUKOCYTES ->
                throw new IllegalArgumentException(line.label() + " does not decide on treatment");
        };
    }
}
