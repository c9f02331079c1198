package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    @Test
    void fullRequest_isReadWithEveryField() {
        CdsRequest request = read("""
                {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "fhirServer": "https://ehr.example.org/fhir",
                 "fhirAuthorization": {"access_token": "secret", "token_type": "Bearer", "expires_in": 300,
                   "scope": "patient/Observation.rs", "subject": "nadir", "patient": "1"},
                 "context": {"userId": "Practitioner/9", "patientId": "1"},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "1"}, "counts": null}}
                """);

        assertThat(request.hook()).isEqualTo("patient-view");
        assertThat(request.hookInstance()).isEqualTo("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        assertThat(request.fhirServer()).isEqualTo("https://ehr.example.org/fhir");
        assertThat(request.fhirAuthorization())
                .isEqualTo(new FhirAuthorization("secret", "Bearer", 300L, "patient/Observation.rs", "nadir", "1"));
        assertThat(request.patientId()).isEqualTo("1");
        assertThat(request.contextText("userId")).hasValue("Practitioner/9");
        assertThat(request.contextText("encounterId")).isEmpty();
    }

    @Test
    void prefetch_tellsNothingThereFromNotLookedUp() {
        CdsRequest request = read("""
                {"hook": "patient-view", "hookInstance": "1", "context": {"patientId": "1"}, "prefetch": {"counts": null}}
                """);

        assertThat(request.prefetch()).containsOnlyKeys("counts").containsValue(NullNode.getInstance());
    }

    @Test
    void decimals_keepTheDigitsThatWereSent() {
        CdsRequest request = read("""
                {"hook": "patient-view", "hookInstance": "1", "context": {"patientId": "1"},
                 "prefetch": {"anc": {"valueQuantity": {"value": 0.50}}}}
                """);

        assertThat(request.prefetch()).hasEntrySatisfying("anc", anc -> assertThat(
                        anc.at("/valueQuantity/value").decimalValue())
                .isEqualTo(new BigDecimal("0.50")));
    }

    @Test
    void neitherTokenNorPatient_isInTheTextOfARequest() {
        CdsRequest request = read("""
                {"hook": "patient-view", "hookInstance": "call-1", "fhirServer": "https://ehr.example.org",
                 "fhirAuthorization": {"access_token": "s3cret", "patient": "mrn7"},
                 "context": {"patientId": "mrn7"}, "prefetch": {"patient": {"id": "mrn7"}}}
                """);

        assertThat(request + " " + request.fhirAuthorization())
                .contains("call-1")
                .doesNotContain("s3cret", "mrn7");
    }

    @Test
    void sandboxRequest_withOddDraftOrders_textAsLifetime_andNoUser_isTaken() {
        CdsRequest request = read("""
                {"hook": "order-select", "hookInstance": "not-a-uuid", "fhirServer": "http://localhost:8080/fhir",
                 "fhirAuthorization": {"access_token": "t", "expires_in": "300"},
                 "context": {"patientId": "Patient/1", "selections": ["MedicationRequest/5"],
                   "draftOrders": {"resourceType": "Bundle", "entry": [{"resource":
                     {"resourceType": "MedicationRequest", "id": "5", "category": {"text": "outpatient"}}}]}},
                 "prefetch": {}, "somethingNew": [1]}
                """);

        assertThat(request.patientId()).isEqualTo("1");
        assertThat(request.fhirAuthorization()).isEqualTo(new FhirAuthorization("t", "Bearer", 300L, "", "", null));
        assertThat(request.context()
                        .at("/draftOrders/entry/0/resource/category/text")
                        .textValue())
                .isEqualTo("outpatient");
    }

    @Test
    void epicRequest_withTriggerExtension_andOwnPrefetchKeys_isTaken() {
        CdsRequest request = read("""
                {"hook": "patient-view", "hookInstance": "5d1d6b10-2f6e-11ee-be56-0242ac120002",
                 "extension": {"com.epic.cdshooks.request.bpa-trigger-action": 23, "x": [null]},
                 "fhirServer": "https://ehr.example.org/api/FHIR/R4",
                 "fhirAuthorization": {"access_token": "t", "token_type": "Bearer", "expires_in": 3600,
                   "scope": "PATIENT.READ Observation.Search", "subject": "x", "patient": "eXyZ-1.2"},
                 "context": {"userId": "PractitionerRole/e1", "patientId": "eXyZ-1.2", "encounterId": null},
                 "prefetch": {"-user": {"resourceType": "Bundle", "total": 0, "entry": [{"resource":
                   {"resourceType": "OperationOutcome"}, "search": {"mode": "outcome"}}]}}}
                """);

        assertThat(request.patientId()).isEqualTo("eXyZ-1.2");
        assertThat(request.prefetch()).containsOnlyKeys("-user");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    hook                           | {"hookInstance": "1", "context": {"patientId": "1"}}
                    hook                           | {"hook": 7, "hookInstance": "1", "context": {"patientId": "1"}}
                    hookInstance                   | {"hook": "h", "context": {"patientId": "1"}}
                    hookInstance                   | {"hook": "h", "hookInstance": " ", "context": {"patientId": "1"}}
                    context                        | {"hook": "h", "hookInstance": "1"}
                    context                        | {"hook": "h", "hookInstance": "1", "context": null}
                    context                        | {"hook": "h", "hookInstance": "1", "context": ["1"]}
                    context.patientId              | {"hook": "h", "hookInstance": "1", "context": {}}
                    context.patientId              | {"hook": "h", "hookInstance": "1", "context": {"patientId": 1}}
                    context.selections             | {"hook": "order-select", "hookInstance": "1", "context": {"patientId": "1", "draftOrders": {}}}
                    context.draftOrders            | {"hook": "order-select", "hookInstance": "1", "context": {"patientId": "1", "selections": []}}
                    context.draftOrders            | {"hook": "order-sign", "hookInstance": "1", "context": {"patientId": "1", "draftOrders": "x"}}
                    context.encounterId            | {"hook": "encounter-start", "hookInstance": "1", "context": {"patientId": "1"}}
                    context.encounterId            | {"hook": "encounter-start", "hookInstance": "1", "context": {"patientId": "1", "encounterId": "a?b"}}
                    fhirServer                     | {"hook": "h", "hookInstance": "1", "context": {"patientId": "1"}, "fhirServer": "fhir/r4"}
                    fhirServer                     | {"hook": "h", "hookInstance": "1", "context": {"patientId": "1"}, "fhirAuthorization": {"access_token": "t"}}
                    fhirAuthorization              | {"hook": "h", "hookInstance": "1", "context": {"patientId": "1"}, "fhirServer": "https://a.org", "fhirAuthorization": "t"}
                    fhirAuthorization.access_token | {"hook": "h", "hookInstance": "1", "context": {"patientId": "1"}, "fhirServer": "https://a.org", "fhirAuthorization": {}}
                    prefetch                       | {"hook": "h", "hookInstance": "1", "context": {"patientId": "1"}, "prefetch": []}
                    prefetch                       | {"hook": "h", "hookInstance": "1", "context": {"patientId": "1"}, "prefetch": {"a": "b"}}
                    """)
    void requestThatCannotBeAnswered_isRefusedByTheNameOfTheField(String field, String body) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read(body))
                .withMessageStartingWith(field + ": expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/_history",
                "1?x=y",
                "1&a",
                "$everything",
                "{{context.userId}}",
                "../1",
                "Patient/",
                "Patient/Patient/1",
                "1\\u0000",
                "1\\n",
                "ä",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void patientIdThatCouldChangeAQuery_isRefusedWithoutQuotingIt(String id) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read("""
                        {"hook": "patient-view", "hookInstance": "1", "context": {"patientId": "%s"}}
                        """.formatted(id)))
                .withMessage("context.patientId: expected a FHIR id: 1 to 64 letters, digits, hyphens and dots.");
    }

    @Test
    void encounterStart_takesTheEncounterByReferenceToo() {
        CdsRequest request = read("""
                {"hook": "encounter-start", "hookInstance": "1",
                 "context": {"patientId": "1", "encounterId": "Encounter/7"}}
                """);

        assertThat(request.contextText("encounterId")).hasValue("7");
    }

    private static CdsRequest read(String body) {
        return RequestReader.read(Example.json(body));
    }
}
