package org.nadir.fhiroperations.cohort;

import java.util.Random;
import java.util.stream.Stream;

/** Synthetic patients, the same in each run. */
final class Patients {

    private Patients() {}

    static CohortMember.Treated treated(PatientToxicity toxicity) {
        return new CohortMember.Treated(toxicity);
    }

    static PatientToxicity patient(Arm arm, Cycle cycle, CountedTerm term, int low, int high) {
        PatientToxicity patient = new PatientToxicity(arm);
        patient.add(cycle, term, new Worst(low, high, false));
        return patient;
    }

    /** Patients with every category in up to {@code cycles} cycles of {@code arms} arms. */
    static Stream<PatientToxicity> random(int number, int arms, int cycles) {
        Random random = new Random(7);
        return Stream.generate(() -> {
                    int arm = random.nextInt(arms + 1);
                    PatientToxicity patient =
                            new PatientToxicity(arm == arms ? Arm.Special.NOT_RECORDED : new Arm.Named("Arm " + arm));
                    for (int i = random.nextInt(6); i > 0; i--) {
                        patient.add(cycle(random, cycles), term(random), worst(random));
                    }
                    return patient;
                })
                .limit(number);
    }

    private static Cycle cycle(Random random, int cycles) {
        int number = random.nextInt(cycles + 2);
        return switch (number) {
            case 0 -> Cycle.Special.BEFORE_FIRST_DOSE;
            case 1 -> Cycle.Special.UNKNOWN;
            default -> Cycle.number(number - 1);
        };
    }

    private static CountedTerm term(Random random) {
        return CountedTerm.values()[random.nextInt(CountedTerm.values().length)];
    }

    private static Worst worst(Random random) {
        int low = random.nextInt(5);
        return random.nextInt(8) == 0 ? Worst.NONE.withRefused() : new Worst(low, low + random.nextInt(5 - low), false);
    }
}
