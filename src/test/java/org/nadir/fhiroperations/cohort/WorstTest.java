package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.ctcae.Graded;
import org.nadir.ctcae.GradedBetween;
import org.nadir.ctcae.Grading;
import org.nadir.ctcae.NotGradable;

class WorstTest {

    private static final CtcaeTerm TERM = new CtcaeTerm("Anemia", "10002272");

    private static Grading grade(int low, int high) {
        return low == high ? new Graded(TERM, low, "", false) : new GradedBetween(TERM, low, high, "");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0, 2,2, GRADE_2", "2,2, 0,1, GRADE_2", "0,1, 0,0, GRADE_0_OR_1", "1,1, 0,1, GRADE_1",
        "2,2, 0,4, UNDETERMINED", "3,3, 3,4, GRADE_3_OR_4", "4,4, 0,4, GRADE_4", "0,1, 1,2, UNDETERMINED",
        "3,3, 3,3, GRADE_3"
    })
    void theWorstOfTwoIsCertainOnlyWhereNeitherCanBeWorse(
            int low, int high, int otherLow, int otherHigh, Category worst) {
        Grading one = grade(low, high);
        Grading other = grade(otherLow, otherHigh);

        assertThat(Worst.NONE.with(one).with(other).category()).isEqualTo(worst);
        assertThat(Worst.NONE.with(other).with(one).category()).isEqualTo(worst);
        assertThat(Worst.NONE.with(one).with(Worst.NONE.with(other)).category()).isEqualTo(worst);
    }

    /** Every three results whose grades are open, and every grade that each of them may in truth have. */
    @Test
    void gradeThreeOrHigherIsSaidExactlyWhereNoPossibilityIsLower() {
        List<Grading> ranges = ranges();
        for (Grading one : ranges) {
            for (Grading two : ranges) {
                for (Grading three : ranges) {
                    Category category =
                            Worst.NONE.with(one).with(two).with(three).category();
                    IntSummaryStatistics truth = worstPossible(List.of(one, two, three));

                    assertThat(category.isSevere())
                            .as("%s of %s, %s, %s", category, one, two, three)
                            .isEqualTo(truth.getMin() >= 3);
                    assertThat(category.name().matches("GRADE_\\d"))
                            .as("%s of %s, %s, %s", category, one, two, three)
                            .isEqualTo(truth.getMin() == truth.getMax());
                }
            }
        }
    }

    private static List<Grading> ranges() {
        return IntStream.rangeClosed(0, 4)
                .boxed()
                .flatMap(low -> IntStream.rangeClosed(low, 4).mapToObj(high -> grade(low, high)))
                .toList();
    }

    private static IntSummaryStatistics worstPossible(List<Grading> results) {
        IntStream worst = IntStream.of(0);
        for (Grading result : results) {
            worst = worst.flatMap(before ->
                    possible(result).map(grade -> Math.max(before, grade)).distinct());
        }
        return worst.summaryStatistics();
    }

    private static IntStream possible(Grading result) {
        return switch (result) {
            case Graded graded -> IntStream.of(graded.grade());
            case GradedBetween between -> IntStream.rangeClosed(between.low(), between.high());
            case NotGradable none -> IntStream.empty();
        };
    }

    @Test
    void aRefusedResultCountsOnlyWhereNoOtherIsGraded() {
        NotGradable refused = new NotGradable(TERM, "too large");

        assertThat(Worst.NONE.with(refused).category()).isEqualTo(Category.NOT_GRADABLE);
        assertThat(Worst.NONE.with(refused).with(grade(0, 0)).category()).isEqualTo(Category.GRADE_0);
        assertThat(Worst.NONE.category()).isEqualTo(Category.NO_RESULT);
    }
}
