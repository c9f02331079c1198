package org.nadir.toxicity.protocol;

import static org.nadir.toxicity.protocol.FactWords.either;
import static org.nadir.toxicity.protocol.FactWords.many;
import static org.nadir.toxicity.protocol.FactWords.one;

import java.util.Arrays;
import java.util.Optional;

/** The facts a protocol may name, each with its type and, for an amount, its one unit. */
public enum Fact {
    NEUTROPHILS("neutrophils", Type.AMOUNT, "10*9/L", many("neutrophils")),
    NEUTROPHIL_GRADE("neutrophilGrade", Type.NUMBER, "", one("the neutrophil grade")),
    HEMOGLOBIN("hemoglobin", Type.AMOUNT, "g/dL", one("hemoglobin")),
    ANEMIA_GRADE("anemiaGrade", Type.NUMBER, "", one("the anemia grade")),
    PLATELETS("platelets", Type.AMOUNT, "10*9/L", many("platelets")),
    THROMBOCYTOPENIA_GRADE("thrombocytopeniaGrade", Type.NUMBER, "", one("the thrombocytopenia grade")),
    LYMPHOCYTES("lymphocytes", Type.AMOUNT, "10*9/L", many("lymphocytes")),
    LYMPHOPENIA_GRADE("lymphopeniaGrade", Type.NUMBER, "", one("the lymphopenia grade")),
    LEUKOCYTES("leukocytes", Type.AMOUNT, "10*9/L", many("leukocytes")),
    LEUKOPENIA_GRADE("leukopeniaGrade", Type.NUMBER, "", one("the leukopenia grade")),
    /** Highest single temperature, oral or route not stated, within the fever window of the current neutrophils. */
    TEMPERATURE("temperature", Type.AMOUNT, "Cel", one("the highest single temperature")),
    /** The last reading by any route within the fever window. */
    LATEST_TEMPERATURE("latestTemperature", Type.AMOUNT, "Cel", one("the latest temperature")),
    /** The same as the next one where readings show it; unknown where they do not span the sustained-fever time. */
    MEASURED_SUSTAINED_TEMPERATURE(
            "measuredSustainedTemperature", Type.AMOUNT, "Cel", one("the measured sustained temperature")),
    /** Highest temperature that every reading of a run longer than the sustained-fever time reached. */
    SUSTAINED_TEMPERATURE("sustainedTemperature", Type.AMOUNT, "Cel", one("the sustained temperature")),
    /** Whether none of the three current values is preliminary; unknown where one is missing. */
    CURRENT_VALUES_FINAL(
            "currentValuesFinal",
            Type.FLAG,
            "",
            either("no current value is preliminary", "a current value is preliminary")),
    /** Whether G-CSF may have raised the current neutrophils. */
    NEUTROPHILS_AFTER_GCSF(
            "neutrophilsAfterGcsf",
            Type.FLAG,
            "",
            either("G-CSF may have raised the neutrophils", "no G-CSF on record may have raised the neutrophils")),
    HEMOGLOBIN_AFTER_TRANSFUSION(
            "hemoglobinAfterTransfusion",
            Type.FLAG,
            "",
            either(
                    "a transfusion may have raised the hemoglobin",
                    "no transfusion on record may have raised the hemoglobin")),
    PLATELETS_AFTER_TRANSFUSION(
            "plateletsAfterTransfusion",
            Type.FLAG,
            "",
            either(
                    "a transfusion may have raised the platelets",
                    "no transfusion on record may have raised the platelets")),
    /** Highest count since the prolonged-neutropenia time ago; unknown where results do not reach back so far. */
    PROLONGED_NEUTROPHILS(
            "prolongedNeutrophils",
            Type.AMOUNT,
            "10*9/L",
            one("the highest neutrophil count over the time of prolonged neutropenia")),
    /** Lowest grade since the chronic-anemia time ago; unknown where results do not reach back so far. */
    CHRONIC_ANEMIA_GRADE(
            "chronicAnemiaGrade", Type.NUMBER, "", one("the lowest anemia grade over the time of chronic anemia")),
    /** Grade of the last value before the first dose. */
    BASELINE_NEUTROPHIL_GRADE("baselineNeutrophilGrade", Type.NUMBER, "", one("the baseline neutrophil grade")),
    BASELINE_ANEMIA_GRADE("baselineAnemiaGrade", Type.NUMBER, "", one("the baseline anemia grade")),
    BASELINE_THROMBOCYTOPENIA_GRADE(
            "baselineThrombocytopeniaGrade", Type.NUMBER, "", one("the baseline thrombocytopenia grade")),
    /** Worst sure grade of the results of cycle 1, however long ago: until the dose is lowered it matters. */
    WORST_NEUTROPHIL_GRADE_IN_CYCLE_1(
            "worstNeutrophilGradeInCycle1", Type.NUMBER, "", one("the worst neutrophil grade in cycle 1")),
    WORST_ANEMIA_GRADE_IN_CYCLE_1(
            "worstAnemiaGradeInCycle1", Type.NUMBER, "", one("the worst anemia grade in cycle 1")),
    WORST_THROMBOCYTOPENIA_GRADE_IN_CYCLE_1(
            "worstThrombocytopeniaGradeInCycle1", Type.NUMBER, "", one("the worst thrombocytopenia grade in cycle 1")),
    /** How often the line fell to the protocol's episode grade since the first dose. */
    NEUTROPENIA_EPISODES("neutropeniaEpisodes", Type.NUMBER, "", one("the number of neutropenia episodes")),
    ANEMIA_EPISODES("anemiaEpisodes", Type.NUMBER, "", one("the number of anemia episodes")),
    THROMBOCYTOPENIA_EPISODES(
            "thrombocytopeniaEpisodes", Type.NUMBER, "", one("the number of thrombocytopenia episodes")),
    /** Whether the latest order gives less than the one in force when the last episode began. */
    DOSE_REDUCED(
            "doseReduced",
            Type.FLAG,
            "",
            either(
                    "the dose was reduced since the last episode began",
                    "the dose was not reduced since the last episode began")),
    /** Whether the protocol lists a dose level below the latest order's; unknown where it lists none at all. */
    LOWER_DOSE_LISTED(
            "lowerDoseListed",
            Type.FLAG,
            "",
            either("the protocol lists a lower dose level", "the protocol lists no lower dose level")),
    CYCLE("cycle", Type.NUMBER, "", one("the cycle")),
    CYCLE_DAY("cycleDay", Type.NUMBER, "", one("the day of the cycle")),
    /** Completed days since the last result of any of the three lines. */
    DAYS_SINCE_CBC("daysSinceCbc", Type.NUMBER, "", one("the number of days since the last blood count")),
    /** A blood count is ordered since the last one, or in hand. */
    CBC_ORDERED("cbcOrdered", Type.FLAG, "", either("a blood count is ordered", "no blood count is ordered")),
    /** An order in hand is the first for the study drug. */
    FIRST_DOSE_IN_HAND(
            "firstDoseInHand",
            Type.FLAG,
            "",
            either("the first order for the drug is in hand", "no first order for the drug is in hand")),
    /** A blood count lies within the baseline time before that first dose. */
    CBC_BEFORE_FIRST_DOSE(
            "cbcBeforeFirstDose",
            Type.FLAG,
            "",
            either(
                    "a blood count lies in the baseline time before the first dose",
                    "no blood count lies in the baseline time before the first dose")),
    /** An active, on-hold or in-hand order for the study drug. */
    TREATED(
            "treated",
            Type.FLAG,
            "",
            either("the patient is treated with the drug", "the patient is not treated with the drug")),
    ORDER_ACTIVE(
            "orderActive", Type.FLAG, "", either("an order for the drug is active", "no order for the drug is active")),
    ORDER_ON_HOLD(
            "orderOnHold",
            Type.FLAG,
            "",
            either("an order for the drug is on hold", "no order for the drug is on hold")),
    DRAFT_IN_HAND(
            "draftInHand",
            Type.FLAG,
            "",
            either("a draft for the drug is in hand", "no draft for the drug is in hand")),
    GCSF_ORDERED("gcsfOrdered", Type.FLAG, "", either("G-CSF is ordered", "G-CSF is not ordered")),
    /** G-CSF is among the caller's drafts. */
    GCSF_IN_HAND("gcsfInHand", Type.FLAG, "", either("a draft for G-CSF is in hand", "no draft for G-CSF is in hand")),
    ESA_ORDERED(
            "esaOrdered",
            Type.FLAG,
            "",
            either("an erythropoiesis-stimulating agent is ordered", "no erythropoiesis-stimulating agent is ordered")),
    ANTIBIOTIC_PROPHYLAXIS_ORDERED(
            "antibioticProphylaxisOrdered",
            Type.FLAG,
            "",
            either("antibiotic prophylaxis is ordered", "antibiotic prophylaxis is not ordered")),
    BROAD_SPECTRUM_ANTIBIOTICS_ORDERED(
            "broadSpectrumAntibioticsOrdered",
            Type.FLAG,
            "",
            either("a broad-spectrum antibiotic is ordered", "no broad-spectrum antibiotic is ordered")),
    /** A red cell transfusion was ordered within the transfusion window, or is in hand. */
    RBC_TRANSFUSION_ORDERED(
            "rbcTransfusionOrdered", Type.FLAG, "", either("red cells are ordered", "red cells are not ordered")),
    PLATELET_TRANSFUSION_ORDERED(
            "plateletTransfusionOrdered", Type.FLAG, "", either("platelets are ordered", "platelets are not ordered")),
    /** A symptom of anemia is present; unknown when none was ever recorded, present or absent. */
    SYMPTOMATIC_ANEMIA(
            "symptomaticAnemia",
            Type.FLAG,
            "",
            either("a symptom of anemia is present", "no symptom of anemia is present")),
    ACTIVE_BLEEDING("activeBleeding", Type.FLAG, "", either("bleeding is present", "no bleeding is present")),
    /** Signs of infection are present; unknown when none was recorded, present or absent. */
    INFECTION_SIGNS(
            "infectionSigns",
            Type.FLAG,
            "",
            either("a sign of infection is present", "no sign of infection is present")),
    /** An active thrombosis is on record. */
    THROMBOSIS("thrombosis", Type.FLAG, "", either("a thrombosis is on record", "no thrombosis is on record")),
    /** Somebody asked for symptoms today, whatever the answer. */
    SYMPTOMS_ASSESSED_TODAY(
            "symptomsAssessedToday",
            Type.FLAG,
            "",
            either("symptoms were asked for today", "symptoms were not asked for today")),
    AGE_IN_YEARS("ageInYears", Type.NUMBER, "", one("the age in years")),
    /** How many of neutrophils, hemoglobin and platelets have no usable value within the result window. */
    MISSING_LINES("missingLines", Type.NUMBER, "", one("the number of lines without a usable value")),
    /** How many results within the result window could not be used. */
    REFUSED_RESULTS("refusedResults", Type.NUMBER, "", one("the number of results that could not be used")),
    /** How many orders or other data could not be read. */
    UNREADABLE_DATA("unreadableData", Type.NUMBER, "", one("the number of data that are in doubt")),
    /** How many other rules stay open and cannot be told of on a card of their own. */
    UNDECIDED_RULES("undecidedRules", Type.NUMBER, "", one("the number of other rules that stay open"));

    /** What kind of value a fact has. */
    public enum Type {
        AMOUNT,
        NUMBER,
        FLAG
    }

    private final String label;
    private final Type type;
    private final String unit;
    private final FactWords words;

    Fact(String label, Type type, String unit, FactWords words) {
        this.label = label;
        this.type = type;
        this.unit = unit;
        this.words = words;
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

    /** How it is spoken of. */
    public FactWords words() {
        return words;
    }

    public static Optional<Fact> of(String label) {
        return Arrays.stream(values()).filter(fact -> fact.label.equals(label)).findFirst();
    }
}
