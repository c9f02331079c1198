package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;

/** The dose levels of a second drug, read from its protocol: 4, 3, 2 and 1 mg, and none below. */
class PomalidomideTest {

    @ParameterizedTest
    @CsvSource({"4, 1, ''", "2, 1, ''", "1, 0, No lower dose is left: stop."})
    void resumingOffersTheNextLowerDoseDownToTheLowest(int milligrams, int offered, String said) throws IOException {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("pomalidomide", "on-hold").put("dosageInstruction", """
                        [{"doseAndRate": [{"doseQuantity": {"value": %d, "unit": "mg"}}]}]""".formatted(milligrams)));

        Recommendation resume = new Assessment(Vocabularies.shipped())
                .assess(
                        story.chart(),
                        ProtocolReader.read(new ObjectMapper()
                                .readTree(Path.of("src/test/resources/protocols/PlanDefinition-pomalidomide.json")
                                        .toFile())),
                        PatientStory.NOW)
                .getFirst();

        assertThat(resume.rule().topic().code()).isEqualTo("resume-treatment");
        assertThat(resume.proposals()).hasSize(offered);
        assertThat(resume.wording()).endsWith(said);
    }
}
