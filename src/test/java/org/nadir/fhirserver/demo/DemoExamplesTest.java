package org.nadir.fhirserver.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests in {@code docs/examples}; run with {@code -Drefresh-examples=true} it writes the dated one anew. */
class DemoExamplesTest {

    private static final Clock DAY_OF_THE_EXAMPLES = Clock.fixed(Instant.parse("2026-11-20T10:17:00Z"), ZoneOffset.UTC);
    private static final Path EXAMPLES = Path.of("docs/examples");
    private static final Path DATED = EXAMPLES.resolve("patient-view-prefetch.json");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String PATIENT = "demo-neutropenia-grade-4";

    @Test
    void datedExampleHoldsTheDemoPatientAsOfItsDay() throws IOException {
        String expected = JSON.writeValueAsString(patientViewWithPrefetch()) + "\n";
        if (Boolean.getBoolean("refresh-examples")) {
            Files.writeString(DATED, expected);
        }

        assertThat(DATED).hasContent(expected);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestNamesItsHookAnInstanceAndAPatientOfTheDemo(Path file) throws IOException {
        JsonNode request = JSON.readTree(file.toFile());

        assertThat(file.getFileName().toString())
                .contains(request.required("hook").textValue());
        assertThat(UUID.fromString(request.required("hookInstance").textValue()))
                .isNotNull();
        assertThat(request.at("/context/userId").textValue()).contains("/");
        assertThat(request.at("/context/patientId").textValue())
                .isIn(Stream.concat(
                                new DemoCourseReader().readShipped().stream().map(DemoCourse::id),
                                Stream.of("eDemo.NadirPatient1-FHIRid3"))
                        .toList());
    }

    @Test
    void epicsHookInstanceIsAUuidOfVersion1() throws IOException {
        JsonNode request =
                JSON.readTree(EXAMPLES.resolve("epic-patient-view.json").toFile());

        assertThat(UUID.fromString(request.required("hookInstance").textValue()).version())
                .isEqualTo(1);
    }

    static List<Path> requests() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().contains("feedback"))
                    .toList();
        }
    }

    private static ObjectNode patientViewWithPrefetch() throws IOException {
        List<Resource> resources = DemoBundle.of(course(), DAY_OF_THE_EXAMPLES).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        ObjectNode prefetch = JSON.createObjectNode();
        prefetch.set("patient", json(resources.getFirst()));
        Map<String, String> searches = new LinkedHashMap<>();
        searches.put("medicationRequests", "MedicationRequest");
        searches.put("observations", "Observation");
        searches.put("conditions", "Condition");
        searches.put("serviceRequests", "ServiceRequest");
        searches.put("procedures", "Procedure");
        searches.put("questionnaireResponses", "QuestionnaireResponse");
        for (Map.Entry<String, String> search : searches.entrySet()) {
            prefetch.set(search.getKey(), json(searchset(resources, search.getValue(), SearchEntryMode.MATCH)));
        }
        // What _include=ResearchSubject:study brings.
        Bundle studies = searchset(resources, "ResearchSubject", SearchEntryMode.MATCH);
        searchset(resources, "ResearchStudy", SearchEntryMode.INCLUDE)
                .getEntry()
                .forEach(studies::addEntry);
        prefetch.set("researchSubjects", json(studies));
        ObjectNode request = JSON.createObjectNode();
        request.put("hook", "patient-view").put("hookInstance", "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e02");
        request.putObject("context")
                .put("userId", "Practitioner/demo-oncologist")
                .put("patientId", PATIENT);
        request.set("prefetch", prefetch);
        return request;
    }

    private static DemoCourse course() {
        return new DemoCourseReader()
                .readShipped().stream()
                        .filter(course -> course.id().equals(PATIENT))
                        .findFirst()
                        .orElseThrow();
    }

    private static Bundle searchset(List<Resource> resources, String type, SearchEntryMode mode) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink()
                .setRelation("self")
                .setUrl("http://localhost:8080/fhir/%s?patient=%s".formatted(type, PATIENT));
        resources.stream().filter(resource -> resource.fhirType().equals(type)).forEach(resource -> bundle.addEntry()
                .setFullUrl("http://localhost:8080/fhir/%s/%s".formatted(type, resource.getIdPart()))
                .setResource(resource)
                .getSearch()
                .setMode(mode));
        return bundle.setTotal(bundle.getEntry().size());
    }

    private static JsonNode json(Resource resource) throws IOException {
        return JSON.readTree(R4.newJsonParser().encodeResourceToString(resource));
    }
}
