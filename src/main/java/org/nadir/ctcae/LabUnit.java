package org.nadir.ctcae;

import java.math.BigDecimal;

/** A unit in which CTCAE states its cut-offs. */
public enum LabUnit {
    GIGA_PER_LITRE("10*9/L"),
    GRAM_PER_DECILITRE("g/dL"),
    MILLIMOLE_PER_LITRE("mmol/L");

    private final String ucum;

    LabUnit(String ucum) {
        this.ucum = ucum;
    }

    /** The UCUM code. */
    public String ucum() {
        return ucum;
    }

    /** A number with this unit, for people to read. */
    String write(BigDecimal number) {
        String digits = LabValue.isOrdinary(number) ? number.toPlainString() : number.toString();
        return digits + " " + ucum;
    }
}
