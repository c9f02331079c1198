package org.nadir.toxicity.facts;

import java.util.ArrayList;
import java.util.List;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.Graded;
import org.nadir.ctcae.GradedBetween;
import org.nadir.ctcae.LabValue;
import org.nadir.ctcae.NotGradable;
import org.nadir.toxicity.chart.LaboratoryResult;

/** Shows a laboratory result with its grade, its sentence of CTCAE and what may have raised it. */
final class CountEvidence {

    private final Ctcae ctcae;
    private final Influences influences;

    CountEvidence(Ctcae ctcae, Influences influences) {
        this.ctcae = ctcae;
        this.influences = influences;
    }

    Evidence of(LaboratoryResult result) {
        return of(result, List.of());
    }

    Evidence of(LaboratoryResult result, List<String> more) {
        return of(result.analyte().label(), result, more);
    }

    Evidence of(String label, LaboratoryResult result, List<String> more) {
        LabValue canonical = result.value().canonical();
        List<String> remarks = new ArrayList<>(result.remarks());
        influences.on(result).ifPresent(remarks::add);
        remarks.addAll(more);
        Evidence.Grade grade =
                switch (ctcae.grade(result.value())) {
                    case Graded graded -> {
                        if (graded.withinLocalRange()) {
                            remarks.add("within the laboratory's own reference range");
                        }
                        yield new Evidence.Grade(graded.term(), graded.grade(), graded.grade(), graded.criterion());
                    }
                    case GradedBetween between ->
                        new Evidence.Grade(between.term(), between.low(), between.high(), between.criterion());
                    case NotGradable refused ->
                        throw new IllegalStateException("An implausible result reached the facts: " + refused);
                };
        return new Evidence(
                label,
                ValueText.of(result.value()),
                new Evidence.Amount(canonical.value(), canonical.unit().ucum()),
                grade,
                result.time(),
                result.sources(),
                remarks);
    }
}
