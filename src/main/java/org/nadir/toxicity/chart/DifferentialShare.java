package org.nadir.toxicity.chart;

import java.math.BigDecimal;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

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
