package org.nadir.cdsservices.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdsservices.memory.AnsweredCards.card;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhir.GuidanceResponses;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.PatientKey;
import org.nadir.testing.Definitions;

/** A card as a GuidanceResponse, and the definitions that go with it. */
class RecordedCardTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Set<String> KEPT = Set.of("Patient/p1", "Observation/hb");

    private static final IssuedCard CARD =
            card("5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10", "critical", 4, "platelets: no usable result");

    private static final FhirValidator VALIDATOR = validator();

    @Test
    void readsAsItWasWritten() {
        assertThat(GuidanceResponses.read(GuidanceResponses.write(CARD, KEPT::contains)))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(CARD));
        assertThat(CARD.highestGrade()).hasValue(4);
        assertThat(CARD.notes()).containsExactly("platelets: no usable result");
    }

    @Test
    void namesWhatIsKeptByReferenceAndTheRestByAddress() {
        ObjectNode response = GuidanceResponses.write(CARD, KEPT::contains);

        assertThat(response.at("/subject/reference").asText()).isEqualTo("Patient/p1");
        assertThat(response.findValuesAsText("reference")).containsExactly("Patient/p1", "Observation/hb");
        assertThat(response.at("/reasonReference/0/identifier/value").asText())
                .isEqualTo("Observation/anc-" + CARD.uuid());
    }

    @Test
    void nothingOfAnotherServerIsTakenForOurOwn() {
        ObjectNode response = GuidanceResponses.write(elsewhere(), KEPT::contains);

        assertThat(response.findValuesAsText("reference")).isEmpty();
        assertThat(response.at("/subject/identifier/value").asText())
                .isEqualTo("https://ehr.example.org/fhir/Patient/p1");
        assertThat(GuidanceResponses.read(response)).contains(elsewhere());
    }

    @Test
    void isValid() {
        assertValid(GuidanceResponses.write(CARD, KEPT::contains).toString());
        assertValid(GuidanceResponses.write(elsewhere(), KEPT::contains).toString());
    }

    @Test
    void validatorKnowsTheExtension() {
        ObjectNode response = GuidanceResponses.write(CARD, KEPT::contains);
        ((ObjectNode) response.at("/extension/0/extension/0")).put("url", "servise");

        assertThat(errors(response.toString())).isNotEmpty();
    }

    /** The two extensions are proven by their use: to validate them by themselves HAPI would load packages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CodeSystem-source-attribute",
                "OperationDefinition-cds-feedback-export",
                "Library-cemsidomide-source-attributes"
            })
    void shippedDefinitionIsValid(String file) {
        assertValid(Definitions.text(file));
    }

    private static IssuedCard elsewhere() {
        return new IssuedCard(
                CARD.uuid(),
                new PatientKey("https://ehr.example.org/fhir", "p1"),
                CARD.issued(),
                new IssuedCard.Occasion("hematologic-toxicity-order-sign", "", ""),
                CARD.topic(),
                CARD.indicator(),
                CARD.summary(),
                CARD.evidence());
    }

    private static void assertValid(String json) {
        assertThat(errors(json)).isEmpty();
    }

    private static List<String> errors(String json) {
        ValidationResult result = VALIDATOR.validateWithResult(json);
        return result.getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static FhirValidator validator() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FHIR);
        ours.addStructureDefinition(shipped("StructureDefinition-issued-card", StructureDefinition.class));
        ours.addStructureDefinition(shipped("StructureDefinition-source-attribute", StructureDefinition.class));
        ours.addCodeSystem(shipped("CodeSystem-management-action", CodeSystem.class));
        return FHIR.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(FHIR),
                        ours,
                        new SnapshotGeneratingValidationSupport(FHIR),
                        new CommonCodeSystemsTerminologyService(FHIR),
                        new InMemoryTerminologyServerValidationSupport(FHIR))));
    }

    private static <T extends org.hl7.fhir.r4.model.Resource> T shipped(String file, Class<T> type) {
        return FHIR.newJsonParser().parseResource(type, Definitions.text(file));
    }
}
