package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceSource;
import org.nadir.toxicity.datatype.ConceptSet;

/**
 * Finds the published figures for a drug: MeasureReports with an identifier of {@link #SYSTEM} whose Measure has the
 * drug as its focus.
 */
record PublishedFigures(ResourceSource resources) {

    static final String SYSTEM = Canonical.BASE + "/published-figures";

    List<PublishedFigure> of(ConceptSet drug) {
        List<PublishedFigure> figures = new ArrayList<>();
        resources.fetch("MeasureReport?identifier=" + SYSTEM + "%7C").stream()
                .filter(report -> isOf(drug, report))
                .sorted(Comparator.comparing(FhirJson::reference))
                .forEach(report -> report.path("group").forEach(group -> figures.add(figure(report, group))));
        return figures;
    }

    private boolean isOf(ConceptSet drug, JsonNode report) {
        String measure = report.path("measure").asText().split("\\|", 2)[0];
        for (JsonNode definition :
                measure.isEmpty() ? List.<JsonNode>of() : resources.fetch("Measure?url=" + measure)) {
            for (JsonNode context : definition.path("useContext")) {
                if (drug.contains(FhirJson.concept(context.path("valueCodeableConcept")))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static PublishedFigure figure(JsonNode report, JsonNode group) {
        JsonNode coding = group.path("code").path("coding").path(0);
        JsonNode score = group.path("measureScore").path("value");
        Optional<Long> count = count(group);
        return new PublishedFigure(
                FhirJson.reference(report),
                report.path("reporter").path("display").asText(),
                report.path("subject").path("display").asText(),
                coding.path("code").asText(),
                coding.path("display").asText(),
                count.isPresent() ? count.get() : null,
                score.isNumber() ? new BigDecimal(score.asText()) : null);
    }

    private static Optional<Long> count(JsonNode group) {
        for (JsonNode population : group.path("population")) {
            String code =
                    population.path("code").path("coding").path(0).path("code").asText();
            if (code.equals(SummaryCodes.SEVERE) && population.path("count").isNumber()) {
                return Optional.of(population.path("count").asLong());
            }
        }
        return Optional.empty();
    }
}
