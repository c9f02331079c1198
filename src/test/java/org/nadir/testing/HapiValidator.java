package org.nadir.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.nadir.testing.Finding.Severity;

/** HAPI's validator with FHIR's own definitions and ours. */
public final class HapiValidator {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final FhirValidator validator;

    private HapiValidator(Ours definitions) {
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(R4);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                definitions,
                new DefaultProfileValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4),
                unknown));
        instances.setAnyExtensionsAllowed(false);
        validator = R4.newValidator().registerValidatorModule(instances);
    }

    private static final class Shared {

        static final HapiValidator VALIDATOR = new HapiValidator(ours());

        private static Ours ours() {
            Ours ours = new Ours(Definitions.files(""));
            // UCUM it knows by itself.
            ExternalCodes.fragments().stream()
                    .filter(codes -> !codes.getUrl().equals("http://unitsofmeasure.org"))
                    .forEach(ours::addCodeSystem);
            return ours;
        }
    }

    /** The one of all tests that need no definitions but FHIR's and ours. */
    static HapiValidator shared() {
        return Shared.VALIDATOR;
    }

    /** One with the definitions in files and without a list of other systems' codes. */
    public static HapiValidator start(List<Path> definitions) {
        return new HapiValidator(new Ours(definitions));
    }

    /** All that it says of the resource, seen as what the resource claims and as the profiles. */
    public List<Finding> findings(String resource, String... profiles) {
        ValidationOptions options = new ValidationOptions();
        List.of(profiles).forEach(options::addProfile);
        return validator.validateWithResult(resource, options).getMessages().stream()
                .map(message ->
                        new Finding("HAPI", severity(message), message.getLocationString(), message.getMessage()))
                .toList();
    }

    private static Severity severity(SingleValidationMessage message) {
        return switch (message.getSeverity()) {
            case FATAL, ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFORMATION -> Severity.NOTE;
        };
    }

    /** Finds Questionnaires and Measures too: then answers and reports are compared with them. */
    private static final class Ours extends PrePopulatedValidationSupport {

        private final Map<String, MetadataResource> others = new HashMap<>();

        Ours(List<Path> files) {
            super(R4);
            files.forEach(file -> add(R4.newJsonParser().parseResource(Definitions.read(file))));
        }

        private void add(IBaseResource resource) {
            switch (resource) {
                case StructureDefinition structure -> addStructureDefinition(structure);
                case ValueSet values -> addValueSet(values);
                case CodeSystem codes -> addCodeSystem(codes);
                case MetadataResource other -> others.put(other.getUrl(), other);
                case IBaseResource instance -> instance.getIdElement();
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
            MetadataResource found = others.get(url.split("\\|", 2)[0]);
            return type != null && type.isInstance(found) ? (T) found : super.fetchResource(type, url);
        }
    }
}
