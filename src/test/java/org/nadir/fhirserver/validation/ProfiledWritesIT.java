package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.Definitions;
import org.nadir.testing.RunningServer;

/** Each profile of ours, kept and broken; the server is the shared one, which starts on an empty database. */
class ProfiledWritesIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @BeforeAll
    static void storeWhatExamplesReferTo() {
        SERVER.put("/fhir/Patient/example-patient", Definitions.text("Patient-example-patient"));
        SERVER.put(
                "/fhir/ResearchStudy/example-cemsidomide-escalation",
                Definitions.text("ResearchStudy-example-cemsidomide-escalation"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation-example-neutrophils",
                "Observation-example-neutrophils-not-measured",
                "Observation-example-lymphocytes",
                "Observation-example-leukocytes",
                "Observation-example-hemoglobin",
                "Observation-example-platelets",
                "Observation-example-temperature",
                "MedicationRequest-example-treatment-order",
                "MedicationRequest-example-treatment-order-on-hold",
                "MedicationRequest-example-g-csf-order",
                "ServiceRequest-example-transfusion-order",
                "ResearchStudy-example-cemsidomide-escalation",
                "ResearchSubject-example-subject",
                "ActivityDefinition-order-cbc",
                "Questionnaire-hematologic-symptoms",
            })
    void whatKeepsItsProfileIsStored(String example) {
        HttpResponse<String> answer = Sent.example(example).post(SERVER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Warning")).isEmpty();
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Observation-example-neutrophils                   | /subject            | Observation.subject
            Observation-example-neutrophils                   | /valueQuantity/code | Observation.value.ofType(Quantity).code
            Observation-example-neutrophils-not-measured      | /dataAbsentReason   | Observation
            Observation-example-lymphocytes                   | /status             | Observation.status
            Observation-example-leukocytes                    | /code               | Observation.code
            Observation-example-hemoglobin                    | /category           | Observation.category
            Observation-example-platelets                     | /valueQuantity      | Observation
            Observation-example-temperature                   | /effectiveDateTime  | Observation.effective
            MedicationRequest-example-treatment-order         | /requester          | MedicationRequest
            MedicationRequest-example-treatment-order         | /dosageInstruction  | MedicationRequest.dosageInstruction
            MedicationRequest-example-treatment-order-on-hold | /statusReason       | MedicationRequest
            MedicationRequest-example-g-csf-order             | /intent             | MedicationRequest.intent
            ServiceRequest-example-transfusion-order          | /code               | ServiceRequest.code
            ResearchStudy-example-cemsidomide-escalation      | /title              | ResearchStudy.title
            ResearchSubject-example-subject                   | /study              | ResearchSubject.study
            ActivityDefinition-order-cbc                      | /title              | ActivityDefinition.title
            Questionnaire-hematologic-symptoms                | /version            | Questionnaire.version
            """)
    void whatBreaksItsProfileIsRefusedWithThePlace(String example, String missing, String place) {
        Sent broken = Sent.example(example).without(missing);

        assertThat(Sent.faults(broken.post(SERVER))).contains(place);
        assertThat(errorsOfValidate(broken)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            neutrophils ; code          ; {"coding": [{"system": "http://loinc.org", "code": "777-3"}]}                ; Observation.code
            neutrophils ; valueQuantity ; {"value": 1, "system": "http://unitsofmeasure.org", "code": "g/dL"}          ; Observation.value.ofType(Quantity)
            hemoglobin  ; valueQuantity ; {"value": 9, "system": "http://unitsofmeasure.org", "code": "furlong"}       ; Observation.value.ofType(Quantity)
            hemoglobin  ; valueString   ; "low"                                                                        ; Observation.value
            platelets   ; status        ; "done"                                                                       ; Observation.status
            platelets   ; subject       ; {"reference": "Group/example"}                                               ; Observation.subject
            temperature ; valueQuantity ; {"value": 38.4, "system": "http://unitsofmeasure.org", "code": "K"}          ; Observation.value.ofType(Quantity)
            """)
    void whatContradictsItsProfileIsRefused(String analyte, String element, String value, String place) {
        Sent broken = Sent.example("Observation-example-" + analyte)
                .without(element.startsWith("value") ? "/valueQuantity" : "/" + element)
                .with(element, value);

        HttpResponse<String> answer = broken.post(SERVER);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains(place.substring(place.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutrophils", "hemoglobin"})
    void aLocalCodeBesideTheOneOfTheProfileIsNoFault(String analyte) {
        Sent result = Sent.example("Observation-example-" + analyte);
        ((ArrayNode) result.json().at("/code/coding"))
                .addObject()
                .put("system", "http://lab.example.org/codes")
                .put("code", "X1");

        assertThat(result.post(SERVER).statusCode()).isEqualTo(201);
    }

    static List<String> errorsOfValidate(Sent resource) {
        HttpResponse<String> answer = SERVER.post(
                "/fhir/" + resource.type() + "/$validate", resource.json().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Sent.faults(RunningServer.json(answer));
    }
}
