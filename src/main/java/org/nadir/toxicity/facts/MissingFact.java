package org.nadir.toxicity.facts;

import org.nadir.toxicity.protocol.Fact;

/** Why a fact is not known, where the record does not tell it. */
final class MissingFact {

    private MissingFact() {}

    /** The reason, as the end of a sentence. */
    static String why(Fact fact) {
        return switch (fact) {
            case NEUTROPHILS,
                    NEUTROPHIL_GRADE,
                    HEMOGLOBIN,
                    ANEMIA_GRADE,
                    PLATELETS,
                    THROMBOCYTOPENIA_GRADE,
                    LYMPHOCYTES,
                    LYMPHOPENIA_GRADE,
                    LEUKOCYTES,
                    LEUKOPENIA_GRADE -> "there is no usable result as recent as the protocol asks";
            case TEMPERATURE ->
                "no temperature, oral or of an unstated route, is on record near the current neutrophils";
            case LATEST_TEMPERATURE -> "no temperature is on record near the current neutrophils";
            case MEASURED_SUSTAINED_TEMPERATURE, SUSTAINED_TEMPERATURE ->
                "no temperatures near the current neutrophils span the time that the protocol asks";
            case CURRENT_VALUES_FINAL -> "a current value of the three lines is missing";
            case NEUTROPHILS_AFTER_GCSF, HEMOGLOBIN_AFTER_TRANSFUSION, PLATELETS_AFTER_TRANSFUSION ->
                "there is no current value";
            case PROLONGED_NEUTROPHILS, CHRONIC_ANEMIA_GRADE ->
                "results do not reach back as far as the protocol asks, or it asks for no such time";
            case BASELINE_NEUTROPHIL_GRADE, BASELINE_ANEMIA_GRADE, BASELINE_THROMBOCYTOPENIA_GRADE ->
                "there is no usable result before the first dose, or no first dose on record";
            case WORST_NEUTROPHIL_GRADE_IN_CYCLE_1,
                    WORST_ANEMIA_GRADE_IN_CYCLE_1,
                    WORST_THROMBOCYTOPENIA_GRADE_IN_CYCLE_1 -> "without the cycle it is open which results count";
            case NEUTROPENIA_EPISODES, ANEMIA_EPISODES, THROMBOCYTOPENIA_EPISODES ->
                "no first dose with a date is on record, or the protocol counts no episodes";
            case DOSE_REDUCED -> "the doses of the orders cannot be compared, or the protocol counts no episodes";
            case LOWER_DOSE_LISTED -> "the protocol lists no dose levels, or the latest order states no dose";
            case CYCLE, CYCLE_DAY -> "the orders for the drug do not tell it";
            case DAYS_SINCE_CBC -> "no blood count is on record";
            case CBC_BEFORE_FIRST_DOSE -> "no first order is in hand, or the protocol asks for no baseline";
            case SYMPTOMATIC_ANEMIA, ACTIVE_BLEEDING, INFECTION_SIGNS -> "none was recorded, present or absent";
            case AGE_IN_YEARS -> "there is no full date of birth";
            case CBC_ORDERED,
                    FIRST_DOSE_IN_HAND,
                    TREATED,
                    ORDER_ACTIVE,
                    ORDER_ON_HOLD,
                    DRAFT_IN_HAND,
                    GCSF_ORDERED,
                    GCSF_IN_HAND,
                    ESA_ORDERED,
                    ANTIBIOTIC_PROPHYLAXIS_ORDERED,
                    BROAD_SPECTRUM_ANTIBIOTICS_ORDERED,
                    RBC_TRANSFUSION_ORDERED,
                    PLATELET_TRANSFUSION_ORDERED,
                    THROMBOSIS,
                    SYMPTOMS_ASSESSED_TODAY,
                    MISSING_LINES,
                    REFUSED_RESULTS,
                    UNREADABLE_DATA,
                    UNDECIDED_RULES -> "the record does not tell it";
        };
    }
}
