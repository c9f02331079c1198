package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** A second drug comes by three resources over {@code /fhir} and no line of Java: pomalidomide by its US label. */
class AnotherDrugIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @BeforeAll
    static void storeProtocolAndStudy() throws IOException {
        store("PlanDefinition", "pomalidomide-us-label", "PlanDefinition-pomalidomide.json");
        store("ResearchStudy", "pomalidomide-study", "ResearchStudy-pomalidomide.json");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        order active pomalidomide 4 mg; anc 0.499 10*9/L; hb 11 g/dL; platelets 60 10*9/L                          | interrupt-treatment
        order active pomalidomide 4 mg; anc 0.5 10*9/L; hb 11 g/dL; platelets 25 10*9/L                            |
        order active pomalidomide 4 mg; anc 2 10*9/L; hb 11 g/dL; platelets 24.9 10*9/L                            | interrupt-treatment
        order active pomalidomide 4 mg; anc 0.9 10*9/L; hb 11 g/dL; platelets 60 10*9/L; temperature 38.5 Cel 2h   | broad-spectrum-antibiotics interrupt-treatment
        order active pomalidomide 4 mg; anc 0.9 10*9/L; hb 11 g/dL; platelets 60 10*9/L; temperature 38.4 Cel 2h   |
        order active pomalidomide 4 mg; anc 1.0 10*9/L; hb 11 g/dL; platelets 60 10*9/L; temperature 39.5 Cel 2h   |
        order on-hold pomalidomide 4 mg; anc 0.5 10*9/L; hb 11 g/dL; platelets 50.1 10*9/L                         | resume-treatment
        order on-hold pomalidomide 4 mg; anc 0.5 10*9/L; hb 11 g/dL; platelets 50 10*9/L                           |
        order on-hold pomalidomide 4 mg; anc 0.49 10*9/L; hb 11 g/dL; platelets 80 10*9/L                          |
        order on-hold pomalidomide 4 mg; anc 0.49 10*9/L 191h; hb 11 g/dL 191h; platelets 80 10*9/L 191h           |
        order on-hold pomalidomide 4 mg; anc 0.49 10*9/L 193h; hb 11 g/dL 193h; platelets 80 10*9/L 193h           | repeat-cbc
        order active pomalidomide 4 mg; anc 0.4 10*9/L 900h; anc 1.5 10*9/L 700h; anc 0.4 10*9/L; hb 11 g/dL; platelets 60 10*9/L | interrupt-treatment review-dose
        order active cemsidomide 75 mcg; anc 0.4 10*9/L; hb 11 g/dL; platelets 60 10*9/L                           |
        """)
    void patient_of_its_study_gets_its_cards(String story, @Nullable String topics) {
        String patient = "pomalidomide-" + UUID.randomUUID();
        StoredStory.store(SERVER, patient, story);
        assertThat(SERVER.put("/fhir/ResearchSubject/" + patient, """
                        {"resourceType": "ResearchSubject", "id": "%1$s", "status": "on-study-intervention",
                         "study": {"reference": "ResearchStudy/pomalidomide-study"},
                         "individual": {"reference": "Patient/%1$s"}}""".formatted(patient))
                        .statusCode())
                .isEqualTo(201);
        StoredCall call = new StoredCall(SERVER, patient);

        JsonNode cards = call.withoutPrefetch();

        assertThat(StoredCall.topics(cards)).isEqualTo(expected(topics));
        assertThat(StoredCall.ids(call.withPrefetch())).isEqualTo(StoredCall.ids(cards));
        assertThat(cards.findValuesAsText("ctcaeVersion")).allMatch("6.0"::equals);
        assertThat(cards.toString()).doesNotContain("emsidomide");
    }

    private static Set<String> expected(@Nullable String topics) {
        return topics == null ? Set.of() : new TreeSet<>(Arrays.asList(topics.split(" ")));
    }

    private static void store(String type, String id, String file) throws IOException {
        String json = Files.readString(Path.of("src/test/resources/protocols", file));
        assertThat(SERVER.put("/fhir/%s/%s".formatted(type, id), json).statusCode())
                .isIn(200, 201);
    }
}
