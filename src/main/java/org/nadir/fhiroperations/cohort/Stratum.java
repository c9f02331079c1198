package org.nadir.fhiroperations.cohort;

import java.util.Comparator;

/** A part of the cohort: an arm, or all of them, in a cycle, or all of them. */
record Stratum(Arm arm, Cycle cycle) implements Comparable<Stratum> {

    static final Stratum WHOLE = new Stratum(Arm.Special.ALL, Cycle.Special.ALL);

    private static final Comparator<Stratum> ORDER = Comparator.comparingInt((Stratum stratum) -> stratum.arm.rank())
            .thenComparing(stratum -> stratum.arm.label())
            .thenComparingInt(stratum -> stratum.cycle.rank());

    boolean isOfOneArm() {
        return arm != Arm.Special.ALL;
    }

    boolean isOfOneCycle() {
        return cycle != Cycle.Special.ALL;
    }

    @Override
    public int compareTo(Stratum other) {
        return ORDER.compare(this, other);
    }
}
