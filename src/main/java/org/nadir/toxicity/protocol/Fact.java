package org.nadir.toxicity.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The facts a protocol may name, each with its type and, for an amount, its one unit. */
public enum Fact {
    NEUTROPHILS("neutrophils", Type.AMOUNT, "10*9/L"),
    NEUTROPHIL_GRADE("neutrophilGrade", Type.NUMBER, ""),
    HEMOGLOBIN("hemoglobin", Type.AMOUNT, "g/dL"),
    ANEMIA_GRADE("anemiaGrade", Type.NUMBER, ""),
    PLATELETS("platelets", Type.AMOUNT, "10*9/L"),
    THROMBOCYTOPENIA_GRADE("thrombocytopeniaGrade", Type.NUMBER, ""),
    LYMPHOCYTES("lymphocytes", Type.AMOUNT, "10*9/L"),
    LYMPHOPENIA_GRADE("lymphopeniaGrade", Type.NUMBER, ""),
    LEUKOCYTES("leukocytes", Type.AMOUNT, "10*9/L"),
    LEUKOPENIA_GRADE("leukopeniaGrade", Type.NUMBER, ""),
    /** Highest single temperature, oral or route not stated, within the fever window of the current neutrophils. */
    TEMPERATURE("temperature", Type.AMOUNT, "Cel"),
    /** The last reading by any route within the fever window. */
    LATEST_TEMPERATURE("latestTemperature", Type.AMOUNT, "Cel"),
    /** The same as the next one where readings show it; unknown where they do not span the sustained-fever time. */
    MEASURED_SUSTAINED_TEMPERATURE("measuredSustainedTemperature", Type.AMOUNT, "Cel"),
    /** Highest temperature that every reading of a run longer than the sustained-fever time reached. */
    SUSTAINED_TEMPERATURE("sustainedTemperature", Type.AMOUNT, "Cel"),
    /** Whether none of the three current values is preliminary; unknown where one is missing. */
    CURRENT_VALUES_FINAL("currentValuesFinal", Type.FLAG, ""),
    /** Whether G-CSF may have raised the current neutrophils. */
    NEUTROPHILS_AFTER_GCSF("neutrophilsAfterGcsf", Type.FLAG, ""),
    HEMOGLOBIN_AFTER_TRANSFUSION("hemoglobinAfterTransfusion", Type.FLAG, ""),
    PLATELETS_AFTER_TRANSFUSION("plateletsAfterTransfusion", Type.FLAG, ""),
    /** Highest count since the prolonged-neutropenia time ago; unknown where results do not reach back so far. */
    PROLONGED_NEUTROPHILS("prolongedNeutrophils", Type.AMOUNT, "10*9/L"),
    /** Lowest grade since the chronic-anemia time ago; unknown where results do not reach back so far. */
    CHRONIC_ANEMIA_GRADE("chronicAnemiaGrade", Type.NUMBER, ""),
    /** Grade of the last value before the first dose. */
    BASELINE_NEUTROPHIL_GRADE("baselineNeutrophilGrade", Type.NUMBER, ""),
    BASELINE_ANEMIA_GRADE("baselineAnemiaGrade", Type.NUMBER, ""),
    BASELINE_THROMBOCYTOPENIA_GRADE("baselineThrombocytopeniaGrade", Type.NUMBER, ""),
    /** Worst sure grade of the results of cycle 1, however long ago: until the dose is lowered it matters. */
    WORST_NEUTROPHIL_GRADE_IN_CYCLE_1("worstNeutrophilGradeInCycle1", Type.NUMBER, ""),
    WORST_ANEMIA_GRADE_IN_CYCLE_1("worstAnemiaGradeInCycle1", Type.NUMBER, ""),
    WORST_THROMBOCYTOPENIA_GRADE_IN_CYCLE_1("worstThrombocytopeniaGradeInCycle1", Type.NUMBER, ""),
    /** How often the line fell to the protocol's episode grade since the first dose. */
    NEUTROPENIA_EPISODES("neutropeniaEpisodes", Type.NUMBER, ""),
    ANEMIA_EPISODES("anemiaEpisodes", Type.NUMBER, ""),
    THROMBOCYTOPENIA_EPISODES("thrombocytopeniaEpisodes", Type.NUMBER, ""),
    /** Whether the latest order gives less than the one in force when the last episode began. */
    DOSE_REDUCED("doseReduced", Type.FLAG, ""),
    /** Whether the protocol lists a dose level below the latest order's; unknown where it lists none at all. */
    LOWER_DOSE_LISTED("lowerDoseListed", Type.FLAG, ""),
    CYCLE("cycle", Type.NUMBER, ""),
    CYCLE_DAY("cycleDay", Type.NUMBER, ""),
    /** Completed days since the last result of any of the three lines. */
    DAYS_SINCE_CBC("daysSinceCbc", Type.NUMBER, ""),
    /** A blood count is ordered since the last one, or in hand. */
    CBC_ORDERED("cbcOrdered", Type.FLAG, ""),
    /** An order in hand is the first for the study drug. */
    FIRST_DOSE_IN_HAND("firstDoseInHand", Type.FLAG, ""),
    /** A blood count lies within the baseline time before that first dose. */
    CBC_BEFORE_FIRST_DOSE("cbcBeforeFirstDose", Type.FLAG, ""),
    /** An active, on-hold or in-hand order for the study drug. */
    TREATED("treated", Type.FLAG, ""),
    ORDER_ACTIVE("orderActive", Type.FLAG, ""),
    ORDER_ON_HOLD("orderOnHold", Type.FLAG, ""),
    DRAFT_IN_HAND("draftInHand", Type.FLAG, ""),
    GCSF_ORDERED("gcsfOrdered", Type.FLAG, ""),
    /** G-CSF is among the caller's drafts. */
    GCSF_IN_HAND("gcsfInHand", Type.FLAG, ""),
    ESA_ORDERED("esaOrdered", Type.FLAG, ""),
    ANTIBIOTIC_PROPHYLAXIS_ORDERED("antibioticProphylaxisOrdered", Type.FLAG, ""),
    BROAD_SPECTRUM_ANTIBIOTICS_ORDERED("broadSpectrumAntibioticsOrdered", Type.FLAG, ""),
    /** A red cell transfusion was ordered within the transfusion window, or is in hand. */
    RBC_TRANSFUSION_ORDERED("rbcTransfusionOrdered", Type.FLAG, ""),
    PLATELET_TRANSFUSION_ORDERED("plateletTransfusionOrdered", Type.FLAG, ""),
    /** A symptom of anemia is present; unknown when none was ever recorded, present or absent. */
    SYMPTOMATIC_ANEMIA("symptomaticAnemia", Type.FLAG, ""),
    ACTIVE_BLEEDING("activeBleeding", Type.FLAG, ""),
    /** Signs of infection are present; unknown when none was recorded, present or absent. */
    INFECTION_SIGNS("infectionSigns", Type.FLAG, ""),
    /** An active thrombosis is on record. */
    THROMBOSIS("thrombosis", Type.FLAG, ""),
    /** Somebody asked for symptoms today, whatever the answer. */
    SYMPTOMS_ASSESSED_TODAY("symptomsAssessedToday", Type.FLAG, ""),
    AGE_IN_YEARS("ageInYears", Type.NUMBER, ""),
    /** How many of neutrophils, hemoglobin and platelets have no usable value within the result window. */
    MISSING_LINES("missingLines", Type.NUMBER, ""),
    /** How many results within the result window could not be used. */
    REFUSED_RESULTS("refusedResults", Type.NUMBER, ""),
    /** How many orders or other data could not be read. */
    UNREADABLE_DATA("unreadableData", Type.NUMBER, ""),
    /** How many other rules stay open and cannot be told of on a card of their own. */
    UNDECIDED_RULES("undecidedRules", Type.NUMBER, "");

    /** What kind of value a fact has. */
    public enum Type {
        AMOUNT,
        NUMBER,
        FLAG
    }

    private final String label;
    private final Type type;
    private final String unit;

    Fact(String label, Type type, String unit) {
        this.label = label;
        this.type = type;
        this.unit = unit;
    }

    /** The name by which an expression calls it, without the percent sign. */
    public String label() {
        return label;
    }

    public Type type() {
        return type;
    }

    public String unit() {
        return unit;
    }

    public static Optional<Fact> of(String label) {
        return Arrays.stream(values()).filter(fact -> fact.label.equals(label)).findFirst();
    }
}
