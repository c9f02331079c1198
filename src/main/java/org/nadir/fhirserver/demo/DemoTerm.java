package org.nadir.fhirserver.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.nadir.fhir.Canonical;

/** The words a course may use for drugs, conditions and blood products, with their codes. */
enum DemoTerm {
    CEMSIDOMIDE(
            Kind.DRUG,
            new DemoCode(Canonical.BASE + "/CodeSystem/demo-formulary", "CFT7455", "cemsidomide (CFT7455) capsule")),
    LENALIDOMIDE(Kind.DRUG, DemoCode.rxNorm("342369", "lenalidomide")),
    DEXAMETHASONE(Kind.DRUG, DemoCode.rxNorm("3264", "dexamethasone")),
    FILGRASTIM(Kind.INJECTION, DemoCode.rxNorm("68442", "filgrastim")),
    PEGFILGRASTIM(Kind.INJECTION, DemoCode.rxNorm("338036", "pegfilgrastim")),
    MULTIPLE_MYELOMA(Kind.CONDITION, DemoCode.snomed("109989006", "Multiple myeloma")),
    FATIGUE(Kind.CONDITION, DemoCode.snomed("84229001", "Fatigue")),
    DYSPNEA(Kind.CONDITION, DemoCode.snomed("267036007", "Dyspnea")),
    FEVER(Kind.CONDITION, DemoCode.snomed("386661006", "Fever")),
    EPISTAXIS(Kind.CONDITION, DemoCode.snomed("249366005", "Epistaxis")),
    PETECHIAE(Kind.CONDITION, DemoCode.snomed("271813007", "Petechiae")),
    RED_CELLS(Kind.BLOOD_PRODUCT, DemoCode.snomed("116863004", "Transfusion of red blood cells")),
    PLATELETS(Kind.BLOOD_PRODUCT, DemoCode.snomed("12719002", "Transfusion of platelets"));

    /** Where in a course a word may stand. */
    enum Kind {
        DRUG,
        INJECTION,
        CONDITION,
        BLOOD_PRODUCT
    }

    private final Kind kind;
    private final DemoCode code;

    DemoTerm(Kind kind, DemoCode code) {
        this.kind = kind;
        this.code = code;
    }

    static Optional<DemoTerm> named(String word) {
        return Arrays.stream(values()).filter(term -> term.word().equals(word)).findFirst();
    }

    Kind kind() {
        return kind;
    }

    DemoCode code() {
        return code;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
