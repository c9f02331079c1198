package org.nadir.fhiroperations.cohort;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The patients of a cohort by worst grade, by arm and cycle: filled in one pass, and of one size however many they are.
 *
 * <p>In a stratum of one cycle those patients count who have a result in it: the record does not say who else was
 * treated then.
 */
final class ToxicityCounts {

    /** Arms after these are counted together, so that no record can make the table grow without end. */
    static final int MOST_ARMS = 20;

    private final SortedMap<Stratum, Tally> strata = new TreeMap<>();
    private final Set<Arm> arms = new HashSet<>();
    private long untreated;
    private long animals;

    ToxicityCounts() {
        strata.put(Stratum.WHOLE, new Tally());
    }

    void add(CohortMember member) {
        switch (member) {
            case CohortMember.Treated treated -> add(treated.toxicity());
            case CohortMember.Untreated none -> untreated++;
            case CohortMember.Animal none -> animals++;
        }
    }

    /** By arm, then by cycle; the whole comes first. */
    Map<Stratum, Tally> strata() {
        return Collections.unmodifiableMap(strata);
    }

    /** All treated patients. */
    Tally whole() {
        return tally(Stratum.WHOLE);
    }

    /** Members who had no dose of the drug by the end of the period. */
    long untreated() {
        return untreated;
    }

    /** Members who are animals and are never graded. */
    long animals() {
        return animals;
    }

    private void add(PatientToxicity patient) {
        addTo(Arm.Special.ALL, patient);
        if (patient.arm() != Arm.Special.ALL) {
            addTo(shown(patient.arm()), patient);
        }
    }

    private void addTo(Arm arm, PatientToxicity patient) {
        tally(new Stratum(arm, Cycle.Special.ALL)).add(patient.sinceFirstDose());
        patient.byCycle()
                .forEach((cycle, worst) -> tally(new Stratum(arm, cycle)).add(worst));
    }

    private Tally tally(Stratum stratum) {
        return strata.computeIfAbsent(stratum, absent -> new Tally());
    }

    private Arm shown(Arm arm) {
        boolean known = !(arm instanceof Arm.Named) || arms.contains(arm);
        if (!known && arms.size() == MOST_ARMS) {
            return Arm.Special.FURTHER;
        }
        if (!known) {
            arms.add(arm);
        }
        return arm;
    }
}
