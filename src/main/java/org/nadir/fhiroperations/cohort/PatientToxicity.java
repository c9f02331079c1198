package org.nadir.fhiroperations.cohort;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** One treated patient's worst grades, cycle by cycle. */
final class PatientToxicity {

    private final Arm arm;
    private final Map<Cycle, Map<CountedTerm, Worst>> cycles = new HashMap<>();

    PatientToxicity(Arm arm) {
        this.arm = arm;
    }

    Arm arm() {
        return arm;
    }

    /** Takes one more result, or several of one kind. */
    void add(Cycle cycle, CountedTerm term, Worst worst) {
        cycles.computeIfAbsent(cycle, absent -> new EnumMap<>(CountedTerm.class))
                .merge(term, worst, Worst::with);
    }

    /** The worst grades of each cycle in which there is a result of any term. */
    Map<Cycle, Map<CountedTerm, Worst>> byCycle() {
        return cycles;
    }

    /** The worst grades since the first dose; what lies before it is no toxicity of the drug. */
    Map<CountedTerm, Worst> sinceFirstDose() {
        Map<CountedTerm, Worst> worst = new EnumMap<>(CountedTerm.class);
        cycles.forEach((cycle, terms) -> {
            if (cycle != Cycle.Special.BEFORE_FIRST_DOSE) {
                terms.forEach((term, known) -> worst.merge(term, known, Worst::with));
            }
        });
        return worst;
    }
}
