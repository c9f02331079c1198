package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nadir.cdshooks.Card;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;

/** A card's evidence as data, so that another program can check it. */
class CardEvidenceTest {

    private final Clinic clinic = new Clinic();

    @Test
    void ruleProtocolAndVersionOfCtcaeAreNamed() {
        JsonNode evidence = evidence(
                clinic.card("interrupt-treatment", PatientStory.treated().neutrophils("0.4")));

        assertThat(evidence.path("rule").asText()).isEqualTo("H1");
        assertThat(evidence.path("protocol").asText())
                .isEqualTo("https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity|0.2.0");
        assertThat(evidence.path("ctcaeVersion").asText()).isEqualTo("5.0");
    }

    @Test
    void overrideHoldsAsLongAsTheProtocolSaysAndNeverForACriticalCard() {
        PatientStory story = PatientStory.treated().neutrophils("0.9");

        assertThat(evidence(clinic.card("interrupt-treatment", story))
                        .path("overrideHolds")
                        .asText())
                .isEqualTo("PT24H");
        assertThat(evidence(clinic.card("g-csf", story)).path("overrideHolds").asText())
                .isEqualTo("PT168H");
        assertThat(evidence(clinic.card("interrupt-treatment", story.neutrophils("0.4")))
                        .has("overrideHolds"))
                .isFalse();
    }

    @Test
    void observationIsCitedWithVersionValueUnitTimeGradeAndCriterion() {
        PatientStory story = PatientStory.treated();
        story.put("anc", Item.lab(PatientStory.NEUTROPHILS, "400", "/uL").put("meta", "{\"versionId\": \"7\"}"));

        JsonNode neutrophils = observation(evidence(clinic.card("interrupt-treatment", story)), "neutrophils");

        assertThat(neutrophils.path("reference").asText()).isEqualTo("Observation/anc");
        assertThat(neutrophils.path("version").asText()).isEqualTo("7");
        assertThat(neutrophils.path("value").decimalValue()).isEqualByComparingTo(new BigDecimal("0.4"));
        assertThat(neutrophils.path("unit").asText()).isEqualTo("10*9/L");
        assertThat(neutrophils.path("time").asText()).isEqualTo("2026-11-20T11:00:00Z");
        assertThat(neutrophils.path("grade").intValue()).isEqualTo(4);
        assertThat(neutrophils.path("criterion").asText()).isEqualTo("<0.5 10*9/L");
        assertThat(neutrophils.at("/term/code").asText()).isEqualTo("10029366");
    }

    @Test
    void gradeThatIsKnownWithinBoundsIsARange() {
        JsonNode hemoglobin = observation(
                evidence(clinic.card(
                        "interrupt-treatment", PatientStory.treated().neutrophils("0.4"))),
                "hemoglobin");

        assertThat(hemoglobin.has("grade")).isFalse();
        assertThat(hemoglobin.at("/gradeRange/low").intValue()).isZero();
        assertThat(hemoglobin.at("/gradeRange/high").intValue()).isOne();
    }

    @Test
    void derivedCountNamesEverySource() {
        PatientStory story = PatientStory.treated()
                .without("anc")
                .and(Item.lab(PatientStory.LEUKOCYTES, "2.0", "10*9/L").id("wbc"))
                .and(Item.lab("770-8", "20", "%").id("share"));

        JsonNode neutrophils = observation(evidence(clinic.card("interrupt-treatment", story)), "neutrophils");

        assertThat(neutrophils.path("derivedFrom"))
                .extracting(JsonNode::asText)
                .containsExactly("Observation/wbc", "Observation/share");
    }

    @Test
    void temperatureIsAnObservationAndTheOrderIsNot() {
        PatientStory story = PatientStory.treated().neutrophils("0.8").oral("38.5", "Cel", 60);
        JsonNode evidence = evidence(clinic.card("interrupt-treatment", story));

        assertThat(observation(evidence, "temperature").path("value").decimalValue())
                .isEqualByComparingTo(new BigDecimal("38.5"));
        assertThat(evidence.path("others"))
                .extracting(piece -> piece.path("label").asText())
                .containsExactly("order");
    }

    @Test
    void whatCouldNotBeAssessedIsThereInWords() {
        JsonNode evidence =
                evidence(clinic.card("not-assessable", PatientStory.treated().without("plt")));

        assertThat(evidence.path("notes")).extracting(JsonNode::asText).anySatisfy(note -> assertThat(note)
                .startsWith("platelets: no usable result"));
    }

    private static JsonNode evidence(Card card) {
        return Objects.requireNonNull(card.extension()).path("org.nadir.evidence");
    }

    private static JsonNode observation(JsonNode evidence, String label) {
        for (JsonNode piece : evidence.path("observations")) {
            if (piece.path("label").asText().equals(label)) {
                return piece;
            }
        }
        throw new AssertionError("no " + label + " in " + evidence);
    }
}
