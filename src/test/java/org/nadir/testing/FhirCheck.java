package org.nadir.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** HAPI's validator with all our definitions, for FHIR resources inside other messages; an unknown extension is an error. */
public final class FhirCheck {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    /** As on the class path, whatever the layout of the sources. */
    private static final Path DEFINITIONS = Path.of("target/classes/fhir-profiles");

    private static final FhirValidator VALIDATOR = validator();

    private FhirCheck() {}

    /** What is wrong with a resource; none when valid. */
    public static List<String> errors(String json) {
        return VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static FhirValidator validator() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(R4);
        for (String type : List.of("CodeSystem", "ValueSet", "StructureDefinition")) {
            definitions(type).forEach(ours::addResource);
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

    private static List<IBaseResource> definitions(String type) {
        try (Stream<Path> files = Files.walk(DEFINITIONS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(type + "-"))
                    .map(FhirCheck::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IBaseResource read(Path file) {
        try {
            return R4.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
