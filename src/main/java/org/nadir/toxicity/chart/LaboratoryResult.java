package org.nadir.toxicity.chart;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.LabValue;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * A laboratory result that can be used.
 *
 * @param manual whether it was counted under the microscope, where the code says so
 * @param specimen the specimen's reference, empty when not given
 * @param sources one resource, or those a derived result was computed from
 * @param remarks what a reader must know of it, such as that it is preliminary or derived
 */
public record LaboratoryResult(
        LabValue value,
        ClinicalTime time,
        ResultStatus status,
        boolean manual,
        String specimen,
        List<ResourceVersion> sources,
        List<String> remarks) {

    /**
     * The order in which the last one is the current value: later, then more final, manual before automated, then worse. Of two results that
     * nothing else tells apart the lower count is taken, because it is the one that may need action.
     */
    public static final Comparator<LaboratoryResult> BY_CURRENCY = Comparator.comparing(LaboratoryResult::time)
            .thenComparing(result -> result.status == ResultStatus.PRELIMINARY ? 0 : 1)
            .thenComparing(LaboratoryResult::manual)
            .thenComparing(result -> result.status)
            .thenComparing(LaboratoryResult::canonicalValue, Comparator.reverseOrder())
            .thenComparing(result -> result.sources.toString());

    public LaboratoryResult {
        sources = List.copyOf(sources);
        remarks = List.copyOf(remarks);
    }

    public Analyte analyte() {
        return value.analyte();
    }

    private BigDecimal canonicalValue() {
        return value.canonical().value();
    }
}
