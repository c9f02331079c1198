package org.nadir.toxicity.facts;

import static java.util.Objects.requireNonNullElse;

import java.util.EnumMap;
import java.util.Map;
import org.nadir.toxicity.protocol.Fact;

/** Why a fact is not known, where the record does not tell it. */
final class MissingFact {

    private static final Map<Fact, String> REASONS = new EnumMap<>(Fact.class);

    static {
        because("there is no usable result as recent as the protocol asks", Fact.NEUTROPHILS, Fact.NEUTROPHIL_GRADE);
        alike(Fact.NEUTROPHILS, Fact.HEMOGLOBIN, Fact.ANEMIA_GRADE, Fact.PLATELETS, Fact.THROMBOCYTOPENIA_GRADE);
        alike(Fact.NEUTROPHILS, Fact.LYMPHOCYTES, Fact.LYMPHOPENIA_GRADE, Fact.LEUKOCYTES, Fact.LEUKOPENIA_GRADE);
        because(
                "no temperature, oral or of an unstated route, is on record near the current neutrophils",
                Fact.TEMPERATURE);
        because("no temperature is on record near the current neutrophils", Fact.LATEST_TEMPERATURE);
        because(
                "no temperatures near the current neutrophils span the time that the protocol asks",
                Fact.MEASURED_SUSTAINED_TEMPERATURE,
                Fact.SUSTAINED_TEMPERATURE);
        because("a current value of the three lines is missing", Fact.CURRENT_VALUES_FINAL);
        because(
                "there is no current value",
                Fact.NEUTROPHILS_AFTER_GCSF,
                Fact.HEMOGLOBIN_AFTER_TRANSFUSION,
                Fact.PLATELETS_AFTER_TRANSFUSION);
        because(
                "results do not reach back as far as the protocol asks, or it asks for no such time",
                Fact.PROLONGED_NEUTROPHILS,
                Fact.CHRONIC_ANEMIA_GRADE);
        because(
                "there is no usable result before the first dose, or no first dose on record",
                Fact.BASELINE_NEUTROPHIL_GRADE,
                Fact.BASELINE_ANEMIA_GRADE,
                Fact.BASELINE_THROMBOCYTOPENIA_GRADE);
        because(
                "without the cycle it is open which results count",
                Fact.WORST_NEUTROPHIL_GRADE_IN_CYCLE_1,
                Fact.WORST_ANEMIA_GRADE_IN_CYCLE_1,
                Fact.WORST_THROMBOCYTOPENIA_GRADE_IN_CYCLE_1);
        because(
                "no first dose with a date is on record, or the protocol counts no episodes",
                Fact.NEUTROPENIA_EPISODES,
                Fact.ANEMIA_EPISODES,
                Fact.THROMBOCYTOPENIA_EPISODES);
        because("the protocol counts no episodes", Fact.DOSE_REDUCED);
        because("the protocol lists no dose levels, or the latest order states no dose", Fact.LOWER_DOSE_LISTED);
        because("the orders for the drug do not tell it", Fact.CYCLE, Fact.CYCLE_DAY);
        because("no blood count is on record", Fact.DAYS_SINCE_CBC);
        because("no first order is in hand, or the protocol asks for no baseline", Fact.CBC_BEFORE_FIRST_DOSE);
        because(
                "none was recorded, present or absent",
                Fact.SYMPTOMATIC_ANEMIA,
                Fact.ACTIVE_BLEEDING,
                Fact.INFECTION_SIGNS);
        because("there is no full date of birth", Fact.AGE_IN_YEARS);
    }

    private MissingFact() {}

    /** The reason, as the end of a sentence; the facts without one of their own are always known. */
    static String why(Fact fact) {
        return requireNonNullElse(REASONS.get(fact), "the record does not tell it");
    }

    private static void because(String reason, Fact... facts) {
        for (Fact fact : facts) {
            REASONS.put(fact, reason);
        }
    }

    private static void alike(Fact one, Fact... others) {
        because(why(one), others);
    }
}
