package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.Definitions;
import org.nadir.testing.Finding;
import org.nadir.testing.Finding.Severity;
import org.nadir.testing.HapiValidator;
import org.nadir.testing.Hl7Validator;
import org.nadir.testing.Packages;

/** Our results and orders conform to US Core 6.1.0 too, and US Core's to ours. */
class UsCoreTest {

    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-11-20T10:17:31Z"), ZoneOffset.UTC);

    private static UsCore usCore;
    private static Hl7Validator hl7;
    private static HapiValidator hapi;

    @BeforeAll
    static void startTheValidators() throws Exception {
        usCore = UsCore.unpacked();
        for (Map.Entry<String, String> dependency : Map.of(
                        "hl7.terminology.r4", "5.0.0",
                        "hl7.fhir.uv.extensions.r4", "1.0.0",
                        "hl7.fhir.uv.bulkdata", "2.0.0",
                        "hl7.fhir.uv.smart-app-launch", "2.1.0",
                        "us.nlm.vsac", "0.10.0",
                        "hl7.fhir.uv.sdc", "3.0.0",
                        "us.cdc.phinvads", "0.12.0",
                        "ihe.formatcode.fhir", "1.1.0")
                .entrySet()) {
            Packages.stub(dependency.getKey(), dependency.getValue());
        }
        hl7 = Hl7Validator.start(List.of(Definitions.folder(), UsCore.PACKAGE));
        hapi = HapiValidator.start(Stream.concat(usCore.definitions().stream(), Definitions.files("").stream())
                .toList());
    }

    @Test
    void examplesConformToUsCore() {
        assertThat(Definitions.files("").stream()
                        .map(file -> FhirText.json(Definitions.read(file)))
                        .filter(UsCoreTest::isLaboratoryResultOrOrder)
                        .peek(UsCoreTest::assertConformsToUsCore))
                .hasSizeGreaterThan(9);
    }

    @Test
    void demoResultsAndOrdersConformToUsCore() {
        assertThat(new DemoCourseReader()
                        .readShipped().stream()
                                .flatMap(course -> DemoBundle.of(course, MORNING).getEntry().stream())
                                .map(BundleEntryComponent::getResource)
                                .filter(resource ->
                                        resource instanceof Observation || resource instanceof MedicationRequest)
                                .filter(Resource::hasMeta)
                                .map(resource -> FhirText.json(FhirText.of(resource)))
                                .filter(UsCoreTest::isLaboratoryResultOrOrder)
                                .limit(60)
                                .peek(UsCoreTest::assertConformsToUsCore))
                .hasSizeGreaterThan(30);
    }

    @Test
    void examplesOfUsCoreConformToOurs() {
        assertThat(usCore.examples()).hasSizeGreaterThan(20).allSatisfy(resource -> assertThat(
                        errors(resource, ourProfile(resource)))
                .isEmpty());
    }

    private static void assertConformsToUsCore(JsonNode resource) {
        assertThat(errors(resource, usCoreProfile(resource)))
                .as(resource.toString())
                .isEmpty();
    }

    private static boolean isLaboratoryResultOrOrder(JsonNode resource) {
        return resource.path("resourceType").asText().equals("MedicationRequest")
                || resource.at("/category/0/coding/0/code").asText().equals("laboratory");
    }

    private static String usCoreProfile(JsonNode resource) {
        return isOrder(resource) ? UsCore.MEDICATION_ORDER : UsCore.LABORATORY_RESULT;
    }

    private static String ourProfile(JsonNode resource) {
        return Canonical.BASE + "/StructureDefinition/"
                + (isOrder(resource) ? "medication-order" : "laboratory-result");
    }

    private static boolean isOrder(JsonNode resource) {
        return resource.path("resourceType").asText().equals("MedicationRequest");
    }

    private static List<Finding> errors(JsonNode resource, String profile) {
        return Stream.concat(
                        hl7.findings(resource.toString(), profile).stream(),
                        hapi.findings(resource.toString(), profile).stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
