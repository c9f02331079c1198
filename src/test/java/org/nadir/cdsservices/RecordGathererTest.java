package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.InvalidRequestException;
import org.nadir.cdshooks.PreconditionFailedException;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.fhir.PatientQueries;

/** Where a call's data comes from: prefetch first, and what is missing there from a server that may be read. */
class RecordGathererTest {

    private static final String UNLISTED = "https://elsewhere.example.org/fhir";

    private static final String STUDIES = "researchSubjects";

    private final Clinic clinic = new Clinic();

    @Test
    void wholePrefetchAsksNeitherStoreNorNetwork() {
        clinic.store().breaksDown();
        Call call = Call.of(PatientStory.treated().neutrophils("0.4"))
                .fhirServer("https://127.0.0.1:1/fhir")
                .token("t");

        assertThat(clinic.cards(call)).extracting(Clinic::topic).containsExactly("interrupt-treatment", "g-csf");
        assertThat(clinic.store().asked()).isEmpty();
    }

    @Test
    void missingKeyIsReadFromTheStoreAndOnlyThat() {
        clinic.store()
                .withPatient()
                .answer(
                        PatientQueries.filled("observations", "p1"),
                        Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L")
                                .id("x")
                                .json());

        assertThat(clinic.cards(Call.of(PatientStory.treated()).without("observations")))
                .extracting(Clinic::topic)
                .contains("interrupt-treatment", "not-assessable");
        assertThat(clinic.store().asked()).containsExactly("Patient/p1", PatientQueries.filled("observations", "p1"));
    }

    @Test
    void withoutPrefetchEverythingIsReadFromTheStore() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        clinic.store().withPatient();
        clinic.store()
                .answer(
                        PatientQueries.filled("observations", "p1"),
                        story.recorded("anc").json());
        clinic.store()
                .answer(
                        PatientQueries.filled("medicationRequests", "p1"),
                        Item.order("cemsidomide", "active").id("o").json());

        assertThat(clinic.cards(Call.of(story).withoutPrefetch()))
                .extracting(Clinic::topic)
                .contains("interrupt-treatment", "g-csf", "not-assessable");
        assertThat(clinic.store().asked()).hasSize(PatientQueries.asTemplates().size() + 1);
    }

    @Test
    void patientWhomTheStoreDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> clinic.cards(Call.of(PatientStory.treated()).withoutPrefetch()))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("not known");
    }

    @Test
    void storeThatCannotBeReadIsNoEmptyRecord() {
        clinic.store().breaksDown();

        assertThatThrownBy(() -> clinic.cards(Call.of(PatientStory.treated()).without("conditions")))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\"}]}",
                "{\"resourceType\": \"Bundle\", \"total\": 100}",
                "{\"resourceType\": \"Bundle\", \"link\": [{\"relation\": \"next\", \"url\": \"x\"}]}",
                "{\"resourceType\": \"Bundle\", \"entry\": [{}]}"
            })
    void prefetchThatIsNotWholeIsReadAgain(String value) {
        clinic.store()
                .withPatient()
                .answer(
                        PatientQueries.filled("observations", "p1"),
                        Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L")
                                .id("x")
                                .json());

        assertThat(clinic.cards(Call.of(PatientStory.treated()).prefetch("observations", value)))
                .extracting(Clinic::topic)
                .contains("interrupt-treatment");
    }

    @Test
    void whatIsMissingAndCannotBeReadIsNamed() {
        Call call = Call.of(PatientStory.treated())
                .without("conditions")
                .prefetch("observations", "{\"resourceType\": \"Bundle\", \"total\": 100}")
                .fhirServer(UNLISTED);

        assertThatThrownBy(() -> clinic.cards(call))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("prefetch.conditions: it is missing")
                .hasMessageContaining("prefetch.observations: it is only a page");
        assertThat(clinic.store().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.org/fhir",
                "https://ehr.example.org.evil.test/fhir",
                "http://10.0.0.1/fhir"
            })
    void unlistedServerIsRefused(String address) {
        Clinic listing = new Clinic("https://ehr.example.org/fhir");

        assertThatThrownBy(() -> listing.cards(
                        Call.of(PatientStory.treated()).withoutPrefetch().fhirServer(address)))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("fhirServer");
        assertThat(listing.store().asked()).isEmpty();
    }

    @Test
    void emptyAnswerWithAWarningThatCannotBeReadAgainIsSaid() {
        Call call = Call.of(PatientStory.treated()).prefetch("conditions", """
                        {"resourceType": "Bundle", "total": 0, "entry": [{"resource":
                          {"resourceType": "OperationOutcome", "issue": [{"severity": "warning"}]}}]}""").fhirServer(UNLISTED);

        assertThat(clinic.card("not-assessable", call).detail()).contains("prefetch.conditions");
    }

    @Test
    void resourceOfAnotherPatientInThePrefetchIsRefused() {
        PatientStory story = PatientStory.treated()
                .and(Clinic.foreign(
                        Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L").id("other")));

        assertThatThrownBy(() -> clinic.cards(story))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("Observation/other");
    }

    @Test
    void otherPatientInThePrefetchIsRefused() {
        Call call =
                Call.of(PatientStory.treated()).prefetch("patient", "{\"resourceType\": \"Patient\", \"id\": \"p2\"}");

        assertThatThrownBy(() -> clinic.cards(call)).isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void resourceOfAnotherPatientFromAServerIsRefused() {
        clinic.store()
                .withPatient()
                .answer(
                        PatientQueries.filled("observations", "p1"),
                        Clinic.foreign(Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L")
                                        .id("other"))
                                .json());

        assertThatThrownBy(() -> clinic.cards(Call.of(PatientStory.treated()).without("observations")))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("Observation/other");
    }

    @Test
    void draftOrderForAnotherPatientIsAnInvalidRequest() {
        PatientStory story = PatientStory.treated().inHand(Clinic.foreign(Item.order("cemsidomide", "draft")));

        assertThatThrownBy(() -> clinic.cards(Call.of("order-sign", story)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("draftOrders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/p1", "https://ehr.example.org/fhir/Patient/p1", "Patient/p1/_history/2"})
    void patientIsKnownByAnyFormOfReference(String reference) {
        PatientStory story = PatientStory.treated()
                .and(Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L")
                        .put("subject", "{\"reference\": \"%s\"}".formatted(reference)));

        assertThat(clinic.cards(story)).extracting(Clinic::topic).contains("interrupt-treatment");
    }

    @Test
    void studyKeyThatIsMissingAndCannotBeReadIsSaidAndRefusesNothing() {
        Call call = Call.of(PatientStory.treated().neutrophils("0.4"))
                .without(STUDIES)
                .fhirServer(UNLISTED);

        assertThat(clinic.cards(call)).extracting(Clinic::topic).contains("interrupt-treatment");
        assertThat(clinic.card("interrupt-treatment", call).detail())
                .contains("prefetch.researchSubjects: it is missing")
                .contains("default protocol is used");
    }

    @Test
    void studyKeyThatIsMissingIsReadFromTheStore() {
        clinic.store().withPatient();

        assertThat(clinic.cards(Call.of(PatientStory.treated()).without(STUDIES)))
                .isEmpty();
        assertThat(clinic.store().asked()).containsExactly("Patient/p1", PatientQueries.filled(STUDIES, "p1"));
    }

    @Test
    void storeThatDoesNotKnowThePatientKnowsNoStudyOfThePatientEither() {
        Call call = Call.of(PatientStory.treated().neutrophils("0.4")).without(STUDIES);

        assertThat(clinic.card("interrupt-treatment", call).detail())
                .contains("prefetch.researchSubjects")
                .contains("does not know the patient");
    }

    @Test
    void serverThatDoesNotServeStudiesIsADoubt() {
        clinic.store().withPatient();
        clinic.store().refuses(PatientQueries.filled(STUDIES, "p1"));

        assertThat(clinic.card(
                                "interrupt-treatment",
                                Call.of(PatientStory.treated().neutrophils("0.4"))
                                        .without(STUDIES)
                                        .without("conditions"))
                        .detail())
                .contains("ResearchSubject could not be read")
                .contains("default protocol is used");
    }

    @Test
    void enrolmentOfAnotherPatientIsRefused() {
        PatientStory story = PatientStory.treated().and(Item.of("""
                        {"resourceType": "ResearchSubject", "id": "s", "status": "on-study",
                         "study": {"reference": "ResearchStudy/t"}, "individual": {"reference": "Patient/p2"}}"""));

        assertThatThrownBy(() -> clinic.cards(story))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("ResearchSubject/s");
    }
}
