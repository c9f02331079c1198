package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The profiles, value sets and code systems that come with the program, read from the class path.
 *
 * <p>Not from the store: that is empty when the first write of a first start comes, and a user may edit what is in it,
 * while the code reads the class path too.
 */
final class ShippedProfiles {

    private static final Set<String> KINDS = Set.of("StructureDefinition-", "ValueSet-", "CodeSystem-");

    private ShippedProfiles() {}

    static IValidationSupport read(FhirContext context, ResourcePatternResolver classPath) {
        PrePopulatedValidationSupport shipped = new PrePopulatedValidationSupport(context);
        try {
            for (Resource file : classPath.getResources("classpath*:fhir-definitions/*.json")) {
                String name = String.valueOf(file.getFilename());
                if (KINDS.stream().anyMatch(name::startsWith)) {
                    add(file, context, shipped);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shipped;
    }

    private static void add(Resource file, FhirContext context, PrePopulatedValidationSupport shipped)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            shipped.addResource(context.newJsonParser().parseResource(content));
        }
    }
}
