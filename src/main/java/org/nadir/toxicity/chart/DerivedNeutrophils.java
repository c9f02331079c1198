package org.nadir.toxicity.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.Bound;
import org.nadir.ctcae.LabUnit;
import org.nadir.ctcae.LabValue;
import org.nadir.ctcae.Plausibility;
import org.nadir.toxicity.chart.DifferentialShare.Kind;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * Neutrophil counts computed from leukocytes and a differential of the same specimen or time, where the laboratory
 * reported none (CLINICAL A1). The neutrophil percentage already holds the bands; without it segmented and bands are
 * added.
 */
final class DerivedNeutrophils {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    /** The last one is taken: the more final, then the lower, as for results. */
    private static final Comparator<DifferentialShare> BY_CURRENCY = Comparator.comparing(DifferentialShare::status)
            .thenComparing(DifferentialShare::percent, Comparator.reverseOrder())
            .thenComparing(share -> share.source().toString());

    private static final String PRELIMINARY = "preliminary";

    private DerivedNeutrophils() {}

    static List<LaboratoryResult> from(PatientChart chart) {
        return chart.results().stream()
                .filter(result ->
                        result.analyte() == Analyte.LEUKOCYTES && result.value().bound() == Bound.EXACT)
                .filter(leukocytes -> chart.results().stream()
                        .noneMatch(other -> other.analyte() == Analyte.NEUTROPHILS
                                && (sameSpecimen(leukocytes, other.specimen()) || sameTime(leukocytes, other.time()))))
                .flatMap(leukocytes -> derive(leukocytes, chart.shares()).stream())
                .toList();
    }

    private static Optional<LaboratoryResult> derive(LaboratoryResult leukocytes, List<DifferentialShare> all) {
        List<DifferentialShare> shares =
                all.stream().filter(share -> sameSample(leukocytes, share)).toList();
        Optional<DifferentialShare> total = of(Kind.NEUTROPHILS, shares);
        if (total.isPresent()) {
            return result(leukocytes, List.of(total.get()), "derived from leukocytes and the neutrophil percentage");
        }
        Optional<DifferentialShare> segmented = of(Kind.SEGMENTED, shares);
        if (segmented.isEmpty()) {
            return Optional.empty();
        }
        return of(Kind.BANDS, shares)
                .map(bands -> result(
                        leukocytes,
                        List.of(segmented.get(), bands),
                        "derived from leukocytes and the percentages of segmented neutrophils and bands"))
                .orElseGet(() -> result(
                        leukocytes,
                        List.of(segmented.get()),
                        "derived from leukocytes and segmented neutrophils without bands: may be low"));
    }

    private static Optional<DifferentialShare> of(Kind kind, List<DifferentialShare> shares) {
        return shares.stream().filter(share -> share.kind() == kind).max(BY_CURRENCY);
    }

    /** Two named specimens decide; only where one is not named the time does. */
    private static boolean sameSample(LaboratoryResult leukocytes, DifferentialShare share) {
        boolean named = !share.specimen().isEmpty() && !leukocytes.specimen().isEmpty();
        return named ? sameSpecimen(leukocytes, share.specimen()) : sameTime(leukocytes, share.time());
    }

    private static boolean sameSpecimen(LaboratoryResult leukocytes, String specimen) {
        return !specimen.isEmpty() && specimen.equals(leukocytes.specimen());
    }

    private static boolean sameTime(LaboratoryResult leukocytes, ClinicalTime time) {
        return time.instant().equals(leukocytes.time().instant());
    }

    private static Optional<LaboratoryResult> result(
            LaboratoryResult leukocytes, List<DifferentialShare> shares, String remark) {
        BigDecimal percent = shares.stream().map(DifferentialShare::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal count = leukocytes.value().value().multiply(percent).multiply(PERCENT, MathContext.DECIMAL64);
        LabValue value = LabValue.of(Analyte.NEUTROPHILS, count.stripTrailingZeros(), LabUnit.GIGA_PER_LITRE);
        if (percent.compareTo(new BigDecimal(100)) > 0
                || Plausibility.doubt(value).isPresent()) {
            return Optional.empty();
        }
        ResultStatus status = leukocytes.status();
        List<ResourceVersion> sources = new ArrayList<>(leukocytes.sources());
        List<String> remarks = new ArrayList<>(leukocytes.remarks());
        remarks.add(remark);
        for (DifferentialShare share : shares) {
            sources.add(share.source());
            status = share.status().compareTo(status) < 0 ? share.status() : status;
        }
        if (status == ResultStatus.PRELIMINARY && !remarks.contains(PRELIMINARY)) {
            remarks.add(PRELIMINARY);
        }
        return Optional.of(
                new LaboratoryResult(value, leukocytes.time(), status, false, leukocytes.specimen(), sources, remarks));
    }
}
