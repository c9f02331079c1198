package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionContextComponent;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.Conformance;
import org.nadir.testing.Definitions;
import org.nadir.testing.ExplainedWarnings;

/** Definitions, examples and demo patients, as they are without a server. */
@TestMethodOrder(OrderAnnotation.class)
class FilesAreValidTest {

    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-11-20T10:17:31Z"), ZoneOffset.UTC);
    private static final Path EXAMPLES = Path.of("docs/examples");

    static List<Path> definitions() {
        return Definitions.files("");
    }

    static List<DemoCourse> courses() {
        return new DemoCourseReader().readShipped();
    }

    /** Without those that show what certain clients send, faults included. */
    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("(?!epic|sandbox).*\\.json"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void definitionIsValid(Path file) {
        Conformance.assertValid(Definitions.read(file));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void demoPatientIsValid(DemoCourse course) {
        Conformance.assertValid(DemoBundle.of(course, MORNING));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleHoldsValidResources(Path file) throws IOException {
        assertThat(resources(new ObjectMapper().readTree(file.toFile()))).allSatisfy(Conformance::assertValid);
    }

    @Test
    void brokenResourceIsFoundByBothValidators() {
        String broken = Definitions.text("Observation-example-hemoglobin").replace("\"final\"", "\"done\"");

        assertThat(Conformance.errors(broken))
                .extracting(finding -> finding.validator())
                .contains("HL7", "HAPI");
    }

    @Test
    void mistypedCodeOfAnotherSystemIsFound() {
        String broken = Definitions.text("Observation-example-neutrophils").replace("26499-4", "26499-5");

        assertThat(Conformance.errors(broken)).isNotEmpty();
    }

    /** The validators cannot: see {@link Conformance}. */
    @Test
    void eachContextOfAnExtensionIsAnElementOfFhir() {
        assertThat(Definitions.files("StructureDefinition-").stream()
                        .map(file -> FhirContext.forR4Cached()
                                .newJsonParser()
                                .parseResource(StructureDefinition.class, Definitions.read(file)))
                        .flatMap(definition -> definition.getContext().stream()))
                .isNotEmpty()
                .allSatisfy(FilesAreValidTest::assertThatItIsAnElement);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void eachExplainedWarningOfFilesStillOccurs() {
        assertThat(ExplainedWarnings.notMetIn("files")).isEmpty();
    }

    private static void assertThatItIsAnElement(StructureDefinitionContextComponent context) {
        String[] path = context.getExpression().split("\\.");
        var type = FhirContext.forR4Cached().getResourceDefinition(path[0]);

        assertThat(path.length == 1 || type.getChildByName(path[1]) != null)
                .as(context.getExpression())
                .isTrue();
    }

    /** The outermost resources of a request, or the file itself. */
    private static Stream<JsonNode> resources(JsonNode node) {
        return node.has("resourceType")
                ? Stream.of(node)
                : StreamSupport.stream(node.spliterator(), false).flatMap(FilesAreValidTest::resources);
    }
}
