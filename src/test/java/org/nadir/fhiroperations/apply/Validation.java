package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.nadir.testing.Definitions;

/** HAPI's validator with our extension and code systems; an unknown extension is an error. */
final class Validation {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();

    private Validation() {}

    static List<String> errors(String json) {
        return VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static FhirValidator validator() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(R4);
        for (String file : List.of(
                "CodeSystem-management-action",
                "CodeSystem-order-change",
                "CodeSystem-supportive-care",
                "CodeSystem-study-drug",
                "StructureDefinition-advice-evidence")) {
            ours.addResource(R4.newJsonParser().parseResource(Definitions.text(file)));
        }
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                R4.getValidationSupport(),
                ours,
                new SnapshotGeneratingValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4)));
        instances.setAnyExtensionsAllowed(false);
        return R4.newValidator().registerValidatorModule(instances);
    }
}
