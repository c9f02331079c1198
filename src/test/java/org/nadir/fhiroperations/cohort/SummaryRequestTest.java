package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.ctcae.CtcaeVersion;

class SummaryRequestTest {

    private static SummaryRequest asked(String name, String... values) {
        return SummaryRequest.of(null, Map.of(name, values));
    }

    @Test
    void nothingAskedIsNothingGiven() {
        SummaryRequest request = SummaryRequest.of(null, Map.of("_format", new String[] {"text/csv"}));

        assertThat(request.version()).isEmpty();
        assertThat(request.cycleLength()).isEmpty();
        assertThat(request.period()).isEqualTo(new SummaryPeriod(null, null));
    }

    @Test
    void parametersComeInTheBodyToo() {
        Parameters body = new Parameters()
                .addParameter("periodStart", new DateType("2026-01-01"))
                .addParameter("cycleLength", new PositiveIntType(28))
                .addParameter("ctcaeVersion", new CodeType("6.0"));

        SummaryRequest request = SummaryRequest.of(body, Map.of("periodEnd", new String[] {"2026-01-01"}));

        assertThat(request.version()).contains(CtcaeVersion.V6_0);
        assertThat(request.cycleLength()).contains(28);
        assertThat(request.period().contains(LocalDate.parse("2026-01-01"))).isTrue();
        assertThat(request.period().contains(LocalDate.parse("2026-01-02"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ctcaeVersion, 4.03",
        "ctcaeVersion, v5",
        "cycleLength, 0",
        "cycleLength, 28d",
        "cycleLength, 400",
        "periodStart, 2026",
        "periodEnd, 2026-02-30",
        "periodEnd, soon",
        "protocol, cemsidomide",
        "protocol, http://x/y&status=draft",
        "drug, cemsidomide"
    })
    void aWrongParameterIsNamed(String name, String value) {
        assertThatThrownBy(() -> {
                    SummaryRequest request = asked(name, value);
                    request.version();
                    request.cycleLength();
                    request.period();
                    request.protocol();
                })
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        SummaryRequest request = SummaryRequest.of(
                null, Map.of("periodStart", new String[] {"2026-02-01"}, "periodEnd", new String[] {"2026-01-31"}));

        assertThatThrownBy(request::period)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("periodStart")
                .hasMessageContaining("periodEnd");
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertThatThrownBy(() -> asked("ctcaeVersion", "5.0", "6.0"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("ctcaeVersion");
    }
}
