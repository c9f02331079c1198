package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Measure;
import org.jspecify.annotations.Nullable;
import org.nadir.testing.Definitions;

/** HAPI's validator with our code systems and Measures. */
final class Validation {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();

    private Validation() {}

    static DomainResource read(Path file) {
        try {
            return (DomainResource) R4.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> errors(DomainResource resource) {
        return VALIDATOR.validateWithResult(R4.newJsonParser().encodeResourceToString(resource)).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static FhirValidator validator() {
        PrePopulatedValidationSupport ours = new Ours();
        for (String file : List.of(
                "CodeSystem-toxicity-summary",
                "CodeSystem-study-drug",
                "Measure-toxicity-summary",
                "Measure-cemsidomide-published-table-1",
                "Measure-cemsidomide-published-table-2")) {
            ours.addResource(read(Definitions.file(file)));
        }
        return R4.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        R4.getValidationSupport(),
                        ours,
                        new CommonCodeSystemsTerminologyService(R4),
                        new InMemoryTerminologyServerValidationSupport(R4))));
    }

    /** Finds a Measure too, by its canonical with or without version: then the validator compares report and Measure. */
    private static final class Ours extends PrePopulatedValidationSupport {

        private final Map<String, Measure> measures = new HashMap<>();

        Ours() {
            super(R4);
        }

        @Override
        public void addResource(IBaseResource resource) {
            if (resource instanceof Measure measure) {
                measures.put(measure.getUrl(), measure);
            } else {
                super.addResource(resource);
            }
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String uri) {
            return type == Measure.class
                    ? type.cast(measures.get(uri.split("\\|", 2)[0]))
                    : super.fetchResource(type, uri);
        }
    }
}
