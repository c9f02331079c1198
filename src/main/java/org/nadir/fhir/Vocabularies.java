package org.nadir.fhir;

import java.util.List;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.protocol.Vocabulary;

/** The shipped vocabulary of supportive care, symptoms and bleeding. */
public final class Vocabularies {

    private Vocabularies() {}

    public static Vocabulary shipped() {
        return ValueSets.vocabulary();
    }

    /** What the findings of a chart may be of, each under the name of its value set. */
    public static List<ConceptSet> symptoms() {
        return SymptomReader.SYMPTOMS;
    }
}
