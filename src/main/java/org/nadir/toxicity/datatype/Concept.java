package org.nadir.toxicity.datatype;

import java.util.List;

/** What a resource is about, by codes and by words. */
public record Concept(List<Code> codes, List<String> texts) {

    /** A code in its system. */
    public record Code(String system, String code) {}

    public Concept {
        codes = List.copyOf(codes);
        texts = List.copyOf(texts);
    }

    /** The words a person would use for it. */
    public String label() {
        return texts.isEmpty()
                ? (codes.isEmpty() ? "not named" : codes.getFirst().code())
                : texts.getFirst();
    }
}
