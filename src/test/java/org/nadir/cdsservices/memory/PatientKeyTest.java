package org.nadir.cdsservices.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhir.PatientKey;

class PatientKeyTest {

    @Test
    void sameIdOnTwoServersIsTwoPatientsAndTwoCards() {
        PatientKey here = PatientKey.own("1");
        PatientKey there = PatientKey.parse("https://ehr.example.org/fhir/Patient/1");

        assertThat(there).isEqualTo(new PatientKey("https://ehr.example.org/fhir", "1"));
        assertThat(there.address()).isEqualTo("https://ehr.example.org/fhir/Patient/1");
        assertThat(there.token()).isNotEqualTo(here.token());
        assertThat(here.card("c")).isEqualTo("c");
        assertThat(there.card("c"))
                .isNotEqualTo("c")
                .isNotEqualTo(new PatientKey("https://other.example.org/fhir", "1").card("c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Patient/1"})
    void ownPatientIsReadFromAnIdOrAReference(String written) {
        assertThat(PatientKey.parse(written)).isEqualTo(PatientKey.own("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Group/1", "1,2", "a b", "https://ehr.example.org/fhir/1", "Patient/"})
    void anythingElseIsRefused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> PatientKey.parse(written));
    }
}
