package org.nadir.ctcae;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What was counted or measured in the blood. */
public enum Analyte {
    NEUTROPHILS("neutrophils", LabUnit.GIGA_PER_LITRE),
    PLATELETS("platelets", LabUnit.GIGA_PER_LITRE),
    HEMOGLOBIN("hemoglobin", LabUnit.GRAM_PER_DECILITRE, LabUnit.MILLIMOLE_PER_LITRE),
    LYMPHOCYTES("lymphocytes", LabUnit.GIGA_PER_LITRE),
    LEUKOCYTES("leukocytes", LabUnit.GIGA_PER_LITRE);

    private final String label;
    private final LabUnit canonicalUnit;
    private final Set<LabUnit> units;

    Analyte(String label, LabUnit canonicalUnit, LabUnit... otherUnits) {
        this.label = label;
        this.canonicalUnit = canonicalUnit;
        this.units = Collections.unmodifiableSet(EnumSet.of(canonicalUnit, otherUnits));
    }

    /** The name in running text and in the tables. */
    public String label() {
        return label;
    }

    /** The unit in which results of this analyte are compared with each other and with a protocol's limits. */
    public LabUnit canonicalUnit() {
        return canonicalUnit;
    }

    /** Every unit in which a result may stand. */
    public Set<LabUnit> units() {
        return units;
    }
}
