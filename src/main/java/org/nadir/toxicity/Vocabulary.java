package org.nadir.toxicity;

/** The concepts by which supportive care, symptoms and bleeding are recognised. */
public record Vocabulary(
        ConceptSet gcsf,
        ConceptSet rbcTransfusion,
        ConceptSet plateletTransfusion,
        ConceptSet anemiaSymptoms,
        ConceptSet bleeding) {}
