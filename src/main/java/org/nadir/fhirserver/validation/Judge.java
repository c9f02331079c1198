package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Judges a resource by R4 and by the profiles that it claims; one that claims nothing is good. */
final class Judge {

    private final FhirContext context;
    private final FhirValidator validator;

    Judge(FhirContext context, IInstanceValidatorModule claims) {
        this.context = context;
        this.validator = context.newValidator().registerValidatorModule(claims);
    }

    /** The verdict on a resource that stands by itself. */
    Verdict judge(IBaseResource resource) {
        return judge(resource, resource.fhirType());
    }

    /**
     * The verdict on a resource that is part of another.
     *
     * @param place the FHIRPath of the resource, such as {@code Bundle.entry[2].resource}
     */
    Verdict judge(IBaseResource resource, String place) {
        return Claims.of(resource).none() ? Verdict.GOOD : Verdict.of(validate(resource), resource.fhirType(), place);
    }

    /** The verdict on a text that could not be read as a resource of this type. */
    Verdict judge(String text, String type) {
        return Verdict.of(validator.validateWithResult(text, new ValidationOptions()), type, type);
    }

    /**
     * Written anew: given the object, HAPI would validate the text that it was once read from, and so the content before
     * a patch.
     */
    private ValidationResult validate(IBaseResource resource) {
        String text = context.newJsonParser().encodeResourceToString(resource);
        return validator.validateWithResult(text, new ValidationOptions());
    }
}
