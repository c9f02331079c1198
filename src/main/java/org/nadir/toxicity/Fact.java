package org.nadir.toxicity;

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
    /** Highest temperature that every reading of a run longer than the sustained-fever time reached. */
    SUSTAINED_TEMPERATURE("sustainedTemperature", Type.AMOUNT, "Cel"),
    /** An active, on-hold or in-hand order for the study drug. */
    TREATED("treated", Type.FLAG, ""),
    ORDER_ACTIVE("orderActive", Type.FLAG, ""),
    ORDER_ON_HOLD("orderOnHold", Type.FLAG, ""),
    DRAFT_IN_HAND("draftInHand", Type.FLAG, ""),
    GCSF_ORDERED("gcsfOrdered", Type.FLAG, ""),
    /** A red cell transfusion was ordered within the transfusion window, or is in hand. */
    RBC_TRANSFUSION_ORDERED("rbcTransfusionOrdered", Type.FLAG, ""),
    PLATELET_TRANSFUSION_ORDERED("plateletTransfusionOrdered", Type.FLAG, ""),
    /** A symptom of anemia is present; unknown when none was ever recorded, present or absent. */
    SYMPTOMATIC_ANEMIA("symptomaticAnemia", Type.FLAG, ""),
    ACTIVE_BLEEDING("activeBleeding", Type.FLAG, ""),
    /** How many of neutrophils, hemoglobin and platelets have no usable value within the result window. */
    MISSING_LINES("missingLines", Type.NUMBER, ""),
    /** How many results within the result window could not be used. */
    REFUSED_RESULTS("refusedResults", Type.NUMBER, ""),
    /** How many orders or other data could not be read. */
    UNREADABLE_DATA("unreadableData", Type.NUMBER, ""),
    /** How many other rules stay open because a result only bounds the value. */
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
