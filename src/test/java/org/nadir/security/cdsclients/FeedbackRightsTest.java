package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.CdsClient;
import org.nadir.fhir.PatientKey;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Scope;

/** Which access tokens may answer which card. */
class FeedbackRightsTest {

    private static final String ELSEWHERE = "https://ehr.example.org/fhir";
    private static final String P1 = PatientKey.own("p1").token();

    @ParameterizedTest(name = "{0}, patient {1}, user {2}: card of p1 {3}, unknown card {4}")
    @CsvSource({
        "patient/Communication.c, p1, '', true, false",
        "patient/*.cruds, p1, '', true, false",
        "patient/*.write, p1, '', true, false",
        "patient/Communication.c, p2, '', false, false",
        "patient/Communication.c, '', '', false, false",
        "patient/*.rs, p1, '', false, false",
        "patient/Communication.ruds, p1, '', false, false",
        "patient/Observation.c, p1, '', false, false",
        "patient/Communication.c?status=completed, p1, '', false, false",
        "user/Communication.c, '', Practitioner/1, true, true",
        "user/Communication.c, '', PractitionerRole/1, true, true",
        "user/Communication.c, p2, Practitioner/1, true, true",
        "user/Communication.c, '', Patient/p1, true, false",
        "user/Communication.c, '', Patient/p2, false, false",
        "user/Communication.c, '', https://ehr.example.org/fhir/Patient/p1, false, false",
        "user/Communication.c, '', RelatedPerson/1, false, false",
        "user/Communication.c, '', '', false, false",
        "user/*.rs, '', Practitioner/1, false, false",
        "system/Communication.c, '', '', true, true",
        "system/Observation.c, '', '', false, false",
        "openid fhirUser, p1, Practitioner/1, false, false"
    })
    void answers_whereItMayCreateCommunications(
            String scope, String patient, String user, boolean ofPatient, boolean ofNobodyKnown) {
        Grant grant = grant(scope, user, patient);

        assertThat(FeedbackRights.mayAnswer(grant, Optional.of(P1))).isEqualTo(ofPatient);
        assertThat(FeedbackRights.mayAnswer(grant, Optional.empty())).isEqualTo(ofNobodyKnown);
    }

    @Test
    void patientOfTheSameIdOnAnotherServer_isAnotherPatient() {
        String elsewhere = new PatientKey("https://ehr.example.org/fhir", "p1").token();

        assertThat(FeedbackRights.mayAnswer(grant("patient/*.cruds", "", "p1"), Optional.of(elsewhere)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "patient/Communication.c, https://ehr.example.org/fhir, p1, true",
        "patient/Communication.c, https://ehr.example.org/fhir, p2, false",
        "patient/Communication.c, https://other.example.org/fhir, p1, false",
        "patient/Communication.c, '', p1, false",
        "patient/*.rs, https://ehr.example.org/fhir, p1, false",
        "user/*.cruds, https://ehr.example.org/fhir, p1, false",
        "system/*.cruds, https://ehr.example.org/fhir, p1, false"
    })
    void launchElsewhere_answersTheCardsOfItsPatientThere(
            String scope, String server, String patient, boolean expected) {
        Grant grant = grant(ELSEWHERE, scope, "Practitioner/1", "p1");

        assertThat(FeedbackRights.mayAnswer(grant, Optional.of(new PatientKey(server, patient).token())))
                .isEqualTo(expected);
        assertThat(FeedbackRights.mayAnswer(grant, Optional.empty())).isFalse();
    }

    @Test
    void clientThatSigns_answersEveryCard() {
        CallOrigin origin = new CallOrigin(
                URI.create("http://localhost"), Optional.of(new CdsClient("https://ehr.example.org", "")));

        assertThat(new FeedbackRights().mayAnswer(Optional.empty(), origin)).isTrue();
    }

    private static Grant grant(String scope, String user, String patient) {
        return grant(null, scope, user, patient);
    }

    private static Grant grant(@Nullable String server, String scope, String user, String patient) {
        return new Grant(
                "https://issuer.example.org",
                Optional.ofNullable(server),
                "app",
                Optional.of(user).filter(text -> !text.isEmpty()),
                Optional.of(patient).filter(text -> !text.isEmpty()),
                Scope.parseAll(scope),
                Optional.empty(),
                Instant.MAX);
    }
}
