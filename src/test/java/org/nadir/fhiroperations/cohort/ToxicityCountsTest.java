package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ToxicityCountsTest {

    private static final Cycle FIRST = Cycle.number(1);

    private final ToxicityCounts counts = new ToxicityCounts();

    @Test
    void inEachStratumTheCategoriesOfATermAddUpToTheDenominator() {
        Patients.random(3_000, 3, 5).map(Patients::treated).forEach(counts::add);

        assertThat(counts.strata()).hasSizeGreaterThan(30);
        counts.strata().forEach((stratum, tally) -> {
            for (CountedTerm term : CountedTerm.values()) {
                long sum = Arrays.stream(Category.values())
                        .mapToLong(category -> tally.count(term, category))
                        .sum();
                assertThat(sum).as("%s in %s", term, stratum).isEqualTo(tally.denominator());
                assertThat(tally.severe(term)).isLessThanOrEqualTo(sum);
            }
        });
        assertThat(counts.whole().denominator()).isEqualTo(3_000);
    }

    @Test
    void theArmsAddUpToTheWhole() {
        Patients.random(500, 3, 5).map(Patients::treated).forEach(counts::add);

        long ofTheArms = counts.strata().entrySet().stream()
                .filter(entry -> entry.getKey().isOfOneArm() && !entry.getKey().isOfOneCycle())
                .mapToLong(entry -> entry.getValue().denominator())
                .sum();
        assertThat(ofTheArms).isEqualTo(500);
    }

    @Test
    void theWorstOfAllCyclesCountsInTheWhole_andEachCycleHasItsOwn() {
        PatientToxicity patient = Patients.patient(Arm.Special.ALL, FIRST, CountedTerm.ANEMIA, 3, 3);
        patient.add(Cycle.number(2), CountedTerm.ANEMIA, new Worst(1, 1, false));

        counts.add(Patients.treated(patient));

        assertThat(counts.whole().count(CountedTerm.ANEMIA, Category.GRADE_3)).isEqualTo(1);
        assertThat(inCycle(Cycle.number(2)).count(CountedTerm.ANEMIA, Category.GRADE_1))
                .isEqualTo(1);
        assertThat(inCycle(FIRST).count(CountedTerm.NEUTROPENIA, Category.NO_RESULT))
                .isEqualTo(1);
    }

    @Test
    void whatLiesBeforeTheFirstDoseIsShownApart_andIsNoToxicity() {
        counts.add(Patients.treated(
                Patients.patient(Arm.Special.ALL, Cycle.Special.BEFORE_FIRST_DOSE, CountedTerm.NEUTROPENIA, 4, 4)));

        assertThat(counts.whole().count(CountedTerm.NEUTROPENIA, Category.NO_RESULT))
                .isEqualTo(1);
        assertThat(counts.whole().severe(CountedTerm.NEUTROPENIA)).isZero();
        assertThat(inCycle(Cycle.Special.BEFORE_FIRST_DOSE).count(CountedTerm.NEUTROPENIA, Category.GRADE_4))
                .isEqualTo(1);
    }

    @Test
    void aPatientWithoutResultsIsInTheDenominator_andInNoCycle() {
        counts.add(Patients.treated(new PatientToxicity(new Arm.Named("A"))));

        assertThat(counts.strata().keySet())
                .containsExactly(Stratum.WHOLE, new Stratum(new Arm.Named("A"), Cycle.Special.ALL));
        assertThat(counts.whole().count(CountedTerm.LEUKOPENIA, Category.NO_RESULT))
                .isEqualTo(1);
        assertThat(counts.whole().percent(0))
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("0"));
    }

    @Test
    void animalsAndTheUntreatedAreInNoDenominator_andNobodyHasNoRate() {
        counts.add(new CohortMember.Animal());
        counts.add(new CohortMember.Untreated());
        counts.add(new CohortMember.Untreated());

        assertThat(counts.animals()).isEqualTo(1);
        assertThat(counts.untreated()).isEqualTo(2);
        assertThat(counts.whole().denominator()).isZero();
        assertThat(counts.whole().percent(0)).isEmpty();
    }

    @Test
    void aHundredThousandPatientsInAsManyArmsMakeNoLargerTable() {
        Patients.random(100_000, 100_000, 5_000).map(Patients::treated).forEach(counts::add);

        assertThat(counts.whole().denominator()).isEqualTo(100_000);
        int arms = ToxicityCounts.MOST_ARMS + Arm.Special.values().length;
        int cycles = Cycle.MOST + Cycle.Special.values().length;
        assertThat(counts.strata()).hasSizeBetween(ToxicityCounts.MOST_ARMS, arms * cycles);
        assertThat(counts.strata().get(new Stratum(Arm.Special.FURTHER, Cycle.Special.ALL)))
                .satisfies(further -> assertThat(further.denominator()).isGreaterThan(90_000));
    }

    private Tally inCycle(Cycle cycle) {
        return counts.strata().getOrDefault(new Stratum(Arm.Special.ALL, cycle), new Tally());
    }
}
