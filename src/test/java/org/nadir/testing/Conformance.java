package org.nadir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nadir.testing.Finding.Severity;

/**
 * Both validators at once: HL7's and HAPI's, with FHIR's definitions and ours.
 *
 * <p>A warning that {@code docs/validation.md} explains is not told.
 */
public final class Conformance {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Conformance() {}

    /** Fails on an error, and on a warning that is not explained. */
    public static void assertValid(String resource, String... profiles) {
        List<Finding> findings = findings(resource, profiles);
        assertThat(findings)
                .withFailMessage(() -> "%s%nin %s".formatted(findings, resource))
                .isEmpty();
    }

    public static void assertValid(JsonNode resource, String... profiles) {
        assertValid(resource.toString(), profiles);
    }

    public static void assertValid(IBaseResource resource, String... profiles) {
        assertValid(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource), profiles);
    }

    /** The errors and the warnings that nobody explained. */
    public static List<Finding> findings(String resource, String... profiles) {
        String looked = withoutContext(resource);
        return Stream.concat(
                        Hl7Validator.shared().findings(looked, profiles).stream(),
                        HapiValidator.shared().findings(looked, profiles).stream())
                .filter(finding -> finding.severity() != Severity.NOTE)
                .filter(finding -> !ExplainedWarnings.explain(finding))
                .toList();
    }

    /** What is wrong with the resource; empty when nothing is. */
    public static List<Finding> errors(String resource, String... profiles) {
        return findings(resource, profiles).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /**
     * To compare the context of an extension with FHIR 4.0 both validators look for a package of 4.0, do not take their
     * own 4.0.1 for it, and stop. A context of another kind lets them go on; a test of its own looks at the contexts.
     */
    private static String withoutContext(String resource) {
        if (!resource.contains("\"StructureDefinition\"") || !resource.contains("\"context\"")) {
            return resource;
        }
        try {
            JsonNode definition = JSON.readTree(resource);
            definition.path("context").forEach(context -> ((ObjectNode) context)
                    .put("type", "extension")
                    .put("expression", "http://hl7.org/fhir/StructureDefinition/data-absent-reason"));
            return definition.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
