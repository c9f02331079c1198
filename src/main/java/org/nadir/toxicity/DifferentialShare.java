package org.nadir.toxicity;

import java.math.BigDecimal;

/** The percentage of one kind of neutrophil among the leukocytes of a specimen. */
public record DifferentialShare(
        Kind kind,
        BigDecimal percent,
        ClinicalTime time,
        ResultStatus status,
        String specimen,
        ResourceVersion source) {

    /** What was counted; {@code NEUTROPHILS} holds the other two. */
    public enum Kind {
        NEUTROPHILS,
        SEGMENTED,
        BANDS
    }
}
