package org.nadir.fhiroperations.cohort;

import org.nadir.ctcae.Analyte;

/** A toxicity that is counted, under one name in all versions of CTCAE: a code of {@code toxicity-summary}. */
enum CountedTerm {
    NEUTROPENIA("neutropenia", "Neutropenia", Analyte.NEUTROPHILS),
    ANEMIA("anemia", "Anemia", Analyte.HEMOGLOBIN),
    THROMBOCYTOPENIA("thrombocytopenia", "Thrombocytopenia", Analyte.PLATELETS),
    LYMPHOPENIA("lymphopenia", "Lymphopenia", Analyte.LYMPHOCYTES),
    LEUKOPENIA("leukopenia", "Leukopenia", Analyte.LEUKOCYTES);

    private final String code;
    private final String display;
    private final Analyte analyte;

    CountedTerm(String code, String display, Analyte analyte) {
        this.code = code;
        this.display = display;
        this.analyte = analyte;
    }

    static CountedTerm of(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS -> NEUTROPENIA;
            case HEMOGLOBIN -> ANEMIA;
            case PLATELETS -> THROMBOCYTOPENIA;
            case LYMPHOCYTES -> LYMPHOPENIA;
            case LEUKOCYTES -> LEUKOPENIA;
        };
    }

    String code() {
        return code;
    }

    String display() {
        return display;
    }

    Analyte analyte() {
        return analyte;
    }
}
