package org.nadir.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nadir.ctcae.Results.result;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabValueTest {

    @ParameterizedTest
    @CsvSource({
        "NEUTROPHILS, MILLIMOLE_PER_LITRE, neutrophils is not reported in mmol/L",
        "PLATELETS, GRAM_PER_DECILITRE, platelets is not reported in g/dL",
        "HEMOGLOBIN, GIGA_PER_LITRE, hemoglobin is not reported in 10*9/L"
    })
    void unitOfAnotherAnalyte_isRefused(Analyte analyte, LabUnit unit, String message) {
        assertThatThrownBy(() -> LabValue.of(analyte, BigDecimal.ONE, unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void canonical_ofMillimole_convertsValueAndLimitAndKeepsTheBound() {
        LabValue result = result(Analyte.HEMOGLOBIN, "<5.6", LabUnit.MILLIMOLE_PER_LITRE, "8.5");

        assertThat(result.canonical())
                .isEqualTo(new LabValue(
                        Analyte.HEMOGLOBIN,
                        Bound.LESS,
                        new BigDecimal("9.024120"),
                        LabUnit.GRAM_PER_DECILITRE,
                        new BigDecimal("13.697325")));
    }

    @Test
    void canonical_withoutLimit_hasNone() {
        assertThat(result(Analyte.HEMOGLOBIN, "5.6", LabUnit.MILLIMOLE_PER_LITRE, "?")
                        .canonical()
                        .lowerLimit())
                .isNull();
    }

    @Test
    void canonical_inTheCanonicalUnit_isTheSame() {
        LabValue result = result(Analyte.NEUTROPHILS, "0.50", "2.0");

        assertThat(result.canonical()).isSameAs(result);
    }

    @Test
    void version_isFoundByItsExactLabel() {
        assertThat(CtcaeVersion.of("5.0")).contains(CtcaeVersion.V5_0);
        assertThat(CtcaeVersion.of("6.0")).contains(CtcaeVersion.V6_0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "v5.0", "CTCAE 5.0", " 5.0", "4.03", ""})
    void version_isNotGuessed(String label) {
        assertThat(CtcaeVersion.of(label)).isEmpty();
    }
}
