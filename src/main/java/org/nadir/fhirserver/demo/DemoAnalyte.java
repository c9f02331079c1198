package org.nadir.fhirserver.demo;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.nadir.fhirserver.demo.DemoCourse.UnitSystem;

/** A line of a blood count as the demo laboratory reports it: LOINC code, usual unit and normal range. */
enum DemoAnalyte {
    ANC(DemoProfile.NEUTROPHIL_RESULT, "751-8", "Neutrophils [#/volume] in Blood by Automated count", "1.8", "7.7"),
    HB(DemoProfile.HEMOGLOBIN_RESULT, "718-7", "Hemoglobin [Mass/volume] in Blood", "12.0", "16.0"),
    PLT(DemoProfile.PLATELET_RESULT, "777-3", "Platelets [#/volume] in Blood by Automated count", "150", "400"),
    WBC(DemoProfile.LEUKOCYTE_RESULT, "6690-2", "Leukocytes [#/volume] in Blood by Automated count", "4.0", "11.0"),
    ALC(DemoProfile.LYMPHOCYTE_RESULT, "731-0", "Lymphocytes [#/volume] in Blood by Automated count", "1.0", "4.8");

    private static final BigDecimal GRAMS_PER_LITRE = BigDecimal.TEN;
    private static final BigDecimal MEN_MORE_HEMOGLOBIN = new BigDecimal("1.5");

    private final DemoProfile profile;
    private final String loinc;
    private final String display;
    private final BigDecimal low;
    private final BigDecimal high;

    DemoAnalyte(DemoProfile profile, String loinc, String display, String low, String high) {
        this.profile = profile;
        this.loinc = loinc;
        this.display = display;
        this.low = new BigDecimal(low);
        this.high = new BigDecimal(high);
    }

    static Optional<DemoAnalyte> named(String word) {
        return Arrays.stream(values())
                .filter(analyte -> analyte.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The laboratory that reports in SI units does not name the method of the neutrophil count. */
    DemoCode code(UnitSystem units) {
        return this == ANC && units == UnitSystem.SI
                ? DemoCode.loinc("26499-4", "Neutrophils [#/volume] in Blood")
                : DemoCode.loinc(loinc, display);
    }

    DemoProfile profile() {
        return profile;
    }

    String unit(UnitSystem units) {
        return switch (units) {
            case US -> this == HB ? "g/dL" : "10*3/uL";
            case SI -> this == HB ? "g/L" : "10*9/L";
        };
    }

    BigDecimal low(UnitSystem units, AdministrativeGender sex) {
        return limit(low, units, sex);
    }

    BigDecimal high(UnitSystem units, AdministrativeGender sex) {
        return limit(high, units, sex);
    }

    private BigDecimal limit(BigDecimal womens, UnitSystem units, AdministrativeGender sex) {
        if (this != HB) {
            return womens;
        }
        BigDecimal limit = sex == AdministrativeGender.MALE ? womens.add(MEN_MORE_HEMOGLOBIN) : womens;
        return units == UnitSystem.SI ? limit.multiply(GRAMS_PER_LITRE).setScale(0) : limit;
    }
}
