package org.nadir.toxicity.protocol;

import java.util.Arrays;
import java.util.Optional;

/** What a rule can advise: the codes of the code system {@code management-action}. */
public enum ManagementAction {
    INTERRUPT_TREATMENT("interrupt-treatment", "Interrupt treatment"),
    RESUME_TREATMENT("resume-treatment", "Resume treatment"),
    REVIEW_DOSE("review-dose", "Review dose"),
    GCSF("g-csf", "G-CSF"),
    BROAD_SPECTRUM_ANTIBIOTICS("broad-spectrum-antibiotics", "Broad-spectrum antibiotics"),
    ANTIBIOTIC_PROPHYLAXIS("antibiotic-prophylaxis", "Antibiotic prophylaxis"),
    RBC_TRANSFUSION("rbc-transfusion", "Red blood cell transfusion"),
    PLATELET_TRANSFUSION("platelet-transfusion", "Platelet transfusion"),
    ESA("esa", "Erythropoiesis-stimulating agent"),
    REPEAT_CBC("repeat-cbc", "Repeat complete blood count"),
    BASELINE_CBC("baseline-cbc", "Baseline complete blood count"),
    ASSESS_SYMPTOMS("assess-symptoms", "Assess symptoms"),
    REPEAT_TEMPERATURE("repeat-temperature", "Repeat temperature"),
    LOWER_GRADE_TOXICITY("lower-grade-toxicity", "Lower-grade toxicity"),
    NOT_ASSESSABLE("not-assessable", "Not assessable");

    private final String code;
    private final String display;

    ManagementAction(String code, String display) {
        this.code = code;
        this.display = display;
    }

    public String code() {
        return code;
    }

    public String display() {
        return display;
    }

    public static Optional<ManagementAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst();
    }
}
