package org.nadir.toxicity.protocol;

import org.nadir.toxicity.datatype.ConceptSet;

/** The concepts by which supportive care, symptoms and bleeding are recognised. */
public record Vocabulary(Medications medications, Services services, Findings findings) {

    /** Supportive medication. */
    public record Medications(
            ConceptSet gcsf,
            ConceptSet erythropoiesisStimulating,
            ConceptSet antibacterialProphylaxis,
            ConceptSet broadSpectrumAntibiotics) {}

    /** What is ordered or done besides medication. */
    public record Services(ConceptSet rbcTransfusion, ConceptSet plateletTransfusion, ConceptSet bloodCount) {}

    /** Symptoms, signs and diseases. */
    public record Findings(
            ConceptSet anemiaSymptoms, ConceptSet bleeding, ConceptSet thrombosis, ConceptSet infectionSigns) {}
}
