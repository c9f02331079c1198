package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.ForbiddenException;
import org.nadir.cdshooks.OwnRecordAccess;
import org.nadir.cdshooks.PreconditionFailedException;
import org.nadir.cdshooks.SmartApp;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.fhir.PatientQueries;

/** What a call may be answered from where the own record is not open to everyone. */
class OwnRecordAccessTest {

    private static final OwnRecordAccess CLOSED = (call, origin) -> Optional.empty();

    private static final CallOrigin APP = new CallOrigin(
            Clinic.ORIGIN.self(), Optional.of(new SmartApp("https://login.example.org", "app", "Practitioner/1")));

    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "http://localhost:8080/fhir")
    void closedRecordIsNotReadAndTheAnswerSaysWhatIsMissing(String fhirServer) {
        clinic.store().withPatient();
        Call call = Call.of(PatientStory.treated()).without("conditions");
        Call named = fhirServer == null ? call : call.fhirServer(fhirServer);

        assertThatThrownBy(() -> clinic.opening(CLOSED).cards(named))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("prefetch.conditions")
                .hasMessageContaining("access token")
                .hasMessageContaining("reads-own-store");
        assertThat(clinic.store().asked()).isEmpty();
    }

    @Test
    void wholePrefetchNeedsNoRecord() {
        Call call = Call.of(PatientStory.treated().neutrophils("0.4"));

        assertThat(clinic.opening(CLOSED).cards(call)).isNotEmpty();
    }

    @Test
    void keyThatCanBeDoneWithoutIsSaidWhereTheRecordIsClosed() {
        Call call = Call.of(PatientStory.treated().neutrophils("0.4")).without("procedures");

        assertThat(clinic.opening(CLOSED).cards(call).getFirst().detail()).contains("prefetch.procedures");
        assertThat(clinic.store().asked()).isEmpty();
    }

    @Test
    void typeThatTheTokenDoesNotReachIsNeitherReadNorTakenForEmpty() {
        clinic.store().withPatient();
        Call call = Call.of(PatientStory.treated()).without("conditions");

        assertThatThrownBy(() -> clinic.opening((any, origin) -> Optional.of("Patient"::equals))
                        .cards(call))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("Condition could not be read");
        assertThat(clinic.store().asked()).containsExactly("Patient/p1");
    }

    @Test
    void includedResourceOfATypeOutOfReachIsLeftOut() {
        FakeStore store = new FakeStore()
                .answer(
                        "MedicationRequest?patient=p1",
                        Item.order("cemsidomide", "active").json(),
                        Item.of("{\"resourceType\": \"Medication\", \"id\": \"m\"}")
                                .json());

        assertThat(new OwnRecord(store, "MedicationRequest"::equals).fetch("MedicationRequest?patient=p1"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ehr.example.org/fhir", "http://localhost:8080/other"})
    void callOfAnAppAboutAnotherServersPatientIsForbiddenWhateverItBringsAlong(String fhirServer) {
        Call call = Call.of(PatientStory.treated()).fhirServer(fhirServer);

        assertThatThrownBy(() -> servers(OwnRecordAccess.open()).requireReach(call.request(), APP))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("fhirServer");
        assertThatCode(() -> servers(CLOSED).requireReach(call.request(), Clinic.ORIGIN))
                .doesNotThrowAnyException();
    }

    @Test
    void callOfAnAppThatWasLaunchedElsewhereIsAboutItsPatientThere() {
        OwnRecordAccess launch = new OwnRecordAccess() {

            @Override
            public Optional<Predicate<String>> readable(CdsRequest call, CallOrigin origin) {
                return Optional.empty();
            }

            @Override
            public boolean opensElsewhere(String server, String patient, CallOrigin origin) {
                return server.equals("https://ehr.example.org/fhir") && patient.equals("p1");
            }
        };
        Call here = Call.of(PatientStory.treated());

        assertThatCode(() -> servers(launch).requireReach(at("https://EHR.example.org:443/fhir/"), APP))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> servers(launch).requireReach(at("https://ehr.example.org/other"), APP))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("fhir-servers");
        assertThatThrownBy(() -> servers(launch).requireReach(here.request(), APP))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("context.patientId");
    }

    private static CdsRequest at(String fhirServer) {
        return Call.of(PatientStory.treated()).fhirServer(fhirServer).request();
    }

    @Test
    void callOfAnAppAboutAPatientWhomItsTokenDoesNotOpenIsForbiddenWhateverItBringsAlong() {
        Call call = Call.of(PatientStory.treated());

        assertThatThrownBy(() -> servers(CLOSED).requireReach(call.request(), APP))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("context.patientId");
        assertThatThrownBy(() -> servers((any, origin) -> Optional.of("Observation"::equals))
                        .requireReach(call.request(), APP))
                .isInstanceOf(ForbiddenException.class);
        assertThatCode(() ->
                        servers((any, origin) -> Optional.of("Patient"::equals)).requireReach(call.request(), APP))
                .doesNotThrowAnyException();
    }

    private FhirServers servers(OwnRecordAccess access) {
        return new FhirServers(clinic.store(), Clinic.properties(null), Clinic.GATE, access);
    }

    @Test
    void openRecordIsReadForTheKeyThatIsMissing() {
        clinic.store().withPatient();

        assertThat(clinic.cards(
                        Call.of(PatientStory.treated().neutrophils("0.4")).without("conditions")))
                .isNotEmpty();
        assertThat(clinic.store().asked()).containsExactly("Patient/p1", PatientQueries.filled("conditions", "p1"));
    }
}
