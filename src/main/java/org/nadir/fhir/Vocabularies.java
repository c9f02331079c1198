package org.nadir.fhir;

import org.nadir.toxicity.protocol.Vocabulary;

/** The shipped vocabulary of supportive care, symptoms and bleeding. */
public final class Vocabularies {

    private Vocabularies() {}

    public static Vocabulary shipped() {
        return ValueSets.vocabulary();
    }
}
