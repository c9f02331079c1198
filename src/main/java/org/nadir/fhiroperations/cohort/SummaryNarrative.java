package org.nadir.fhiroperations.cohort;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What a reader of a summary must know to read it right. */
final class SummaryNarrative {

    private SummaryNarrative() {}

    static Narrative of(ToxicitySummary summary) {
        XhtmlNode text = new XhtmlNode(NodeType.Element, "div");
        text.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        sentences(summary).forEach(sentence -> text.addTag("p").addText(sentence));
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDiv(text);
        return narrative;
    }

    static List<String> sentences(ToxicitySummary summary) {
        SummaryTerms terms = summary.terms();
        String cycles = terms.cycleDays() == null
                ? "The length of a cycle is not known: a cycle is known only where an order names it."
                : "Cycles are counted from the first dose, %d days each, unless an order names its cycle."
                        .formatted(terms.cycleDays());
        return List.of(
                "Patients by worst CTCAE %s grade under %s; %s; protocol %s."
                        .formatted(
                                terms.version().label(),
                                terms.protocol().drugName(),
                                summary.cohort(),
                                terms.protocol().canonical()),
                "The denominator are the patients who had a dose by the end of the period; of one cycle, those of them "
                        + "with a result in it. Who has no result or none that can be graded is in the denominator.",
                cycles,
                "Grades come from laboratory values alone: grade 3 of anemia means 3 or higher, and febrile neutropenia, "
                        + "which needs temperatures, is not counted.",
                "Published figures are of other populations and are not pooled with these counts.");
    }
}
