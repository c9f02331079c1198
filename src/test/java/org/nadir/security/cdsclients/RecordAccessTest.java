package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Scope;

/** Which access tokens open which part of the own record. */
class RecordAccessTest {

    @ParameterizedTest(name = "{0} of {1} reads {2}: {3}")
    @CsvSource({
        "patient/*.rs, p1, Observation, true",
        "patient/*.read, p1, Observation, true",
        "patient/*.rs, p2, Observation, false",
        "patient/*.rs, '', Observation, false",
        "patient/Observation.rs, p1, Observation, true",
        "patient/Observation.rs, p1, Condition, false",
        "patient/Observation.r, p1, Observation, false",
        "patient/Observation.s, p1, Observation, false",
        "patient/Patient.r, p1, Patient, true",
        "patient/Observation.rs?category=laboratory, p1, Observation, false",
        "patient/*.cud, p1, Observation, false",
        "patient/*.write, p1, Observation, false",
        "system/*.rs, '', Observation, true",
        "launch/patient, p1, Observation, false"
    })
    void scope_opensWhatItSays(String scope, String patient, String type, boolean expected) {
        assertThat(RecordAccess.reads(grant(scope, "Practitioner/1", patient), type, "", "p1"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Practitioner/1, true",
        "https://ehr.example.org/fhir/Practitioner/1, true",
        "Practitioners/1, false",
        "Patient/p1, true",
        "Patient/p2, false",
        "https://ehr.example.org/fhir/Patient/p1, false",
        "'', false"
    })
    void user_seesWhatTheUserMaySee(String user, boolean expected) {
        assertThat(RecordAccess.reads(grant("user/*.rs", user, ""), "Observation", "", "p1"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "patient/*.rs, https://ehr.example.org/fhir, p1, true",
        "patient/*.rs, https://ehr.example.org/fhir, p2, false",
        "patient/*.rs, https://other.example.org/fhir, p1, false",
        "patient/*.rs, '', p1, false",
        "user/*.rs, https://ehr.example.org/fhir, p1, false",
        "system/*.rs, https://ehr.example.org/fhir, p1, false",
        "system/*.rs, '', p1, false"
    })
    void launchElsewhere_opensItsPatientThereAndNobodyHere(
            String scope, String server, String patient, boolean expected) {
        Grant grant = grant(Optional.of("https://ehr.example.org/fhir"), scope, "Practitioner/1", "p1");

        assertThat(RecordAccess.reads(grant, "Observation", server, patient)).isEqualTo(expected);
    }

    @Test
    void tokenOfThisServer_opensNobodyElsewhere() {
        Grant grant = grant("patient/*.rs user/*.rs system/*.rs", "Practitioner/1", "p1");

        assertThat(RecordAccess.reads(grant, "Patient", "https://ehr.example.org/fhir", "p1"))
                .isFalse();
    }

    private static Grant grant(String scope, String user, String patient) {
        return grant(Optional.empty(), scope, user, patient);
    }

    private static Grant grant(Optional<String> server, String scope, String user, String patient) {
        return new Grant(
                "https://issuer.example.org",
                server,
                "app",
                Optional.of(user).filter(text -> !text.isEmpty()),
                Optional.of(patient).filter(text -> !text.isEmpty()),
                Scope.parseAll(scope),
                Optional.empty(),
                Instant.MAX);
    }
}
