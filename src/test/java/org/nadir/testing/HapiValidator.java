package org.nadir.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
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
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** HAPI's validator with FHIR's own definitions and ours; UCUM is checked, other external codes are only warned of. */
public final class HapiValidator {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();

    private HapiValidator() {}

    /** What is wrong with the resource, each with its place; empty when nothing is. */
    public static List<String> errors(String resource) {
        return messages(resource)
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    /** All that the validator says of the resource. */
    public static Stream<SingleValidationMessage> messages(String resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream();
    }

    private static FhirValidator validator() {
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                ours(),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4)));
        instances.setAnyExtensionsAllowed(false);
        return R4.newValidator().registerValidatorModule(instances);
    }

    private static Ours ours() {
        Ours ours = new Ours();
        Path folder = Definitions.file("any").toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(file -> ours.add(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ours;
    }

    private static IBaseResource read(Path file) {
        try {
            return R4.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds Questionnaires and Measures too: then answers and reports are compared with them. */
    private static final class Ours extends PrePopulatedValidationSupport {

        private final Map<String, MetadataResource> others = new HashMap<>();

        Ours() {
            super(R4);
        }

        void add(IBaseResource resource) {
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
