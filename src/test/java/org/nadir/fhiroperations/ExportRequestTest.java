package org.nadir.fhiroperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Map;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhir.PatientKey;

class ExportRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static ExportRequest read(String... address) {
        Map<String, String[]> parameters = new java.util.HashMap<>();
        for (int i = 0; i < address.length; i += 2) {
            parameters.put(address[i], address[i + 1].split(";"));
        }
        return ExportRequest.read(null, parameters, NOW);
    }

    @Test
    void withoutParametersEverythingUpToNowIsAskedFor() {
        assertThat(read()).isEqualTo(new ExportRequest(Instant.EPOCH, NOW, java.util.Optional.empty()));
    }

    @Test
    void readsDatesInstantsAndAPatient() {
        ExportRequest asked =
                read("_since", "2026-11-01", "_until", "2026-11-19T08:00:00+02:00", "patient", "Patient/1");

        assertThat(asked.since()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(asked.until()).isEqualTo("2026-11-19T06:00:00Z");
        assertThat(asked.patient()).contains(PatientKey.own("1"));
    }

    @Test
    void readsParametersOfTheBody() {
        Parameters body = new Parameters();
        body.addParameter("_since", new InstantType("2026-11-01T00:00:00Z"));
        body.addParameter("patient", "1");

        ExportRequest asked = ExportRequest.read(body, Map.of(), NOW);

        assertThat(asked.since()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(asked.patient()).contains(PatientKey.own("1"));
    }

    @Test
    void anotherBodyIsRefused() {
        assertThatThrownBy(() -> ExportRequest.read(new Patient(), Map.of(), NOW))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Patient");
    }

    @ParameterizedTest
    @CsvSource({
        "_since, yesterday, _since",
        "_since, 2026-11, _since",
        "_since, 2026-11-20T12:00:00 02:00, _since",
        "_until, 2026-13-01, _until",
        "_since, 2026-11-21, _since",
        "_since, 2026-11-01;2026-11-02, _since",
        "patient, Group/1, patient",
        "patient, '1,2', patient",
        "since, 2026-11-01, since"
    })
    void refusalNamesTheParameter(String name, String value, String named) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(named);
    }
}
