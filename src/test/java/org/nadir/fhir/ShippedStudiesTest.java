package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.testing.Definitions;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.protocol.Protocol;

/** The shipped study protocols and example studies. */
class ShippedStudiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"dose-escalation", "cleared-dose"})
    void studyProtocolIsDerivedFromTheShippedBaseAndHasItsVersion(String name) {
        JsonNode base = Shipped.plan();
        String version = base.path("version").asText();

        assertThat(plan(name).at("/relatedArtifact/0/resource").asText())
                .as("raise it with the version of the base")
                .isEqualTo(base.path("url").asText() + "|" + version);
        assertThat(plan(name).path("version").asText())
                .as("a store takes the new one by its version")
                .isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "27, This is cycle 1, 0",
        "28, This is after cycle 1, 2",
    })
    void escalationOffersGrowthFactorAfterCycleOneOnly(int daysSinceFirstDose, String said, int offered) {
        Recommendation advice =
                advice(grave(Item.order("cemsidomide", "active").at(Duration.ofDays(daysSinceFirstDose))), "g-csf");

        assertThat(advice.wording()).contains("In cycle 1 of the dose escalation G-CSF is not permitted", said);
        assertThat(advice.proposals()).hasSize(offered);
    }

    @Test
    void escalationOffersNoGrowthFactorWhileTheCycleIsNotKnown() {
        Recommendation advice = advice(grave(Item.order("cemsidomide", "active").without("authoredOn")), "g-csf");

        assertThat(advice.wording()).contains("The cycle is not known");
        assertThat(advice.proposals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rbc-transfusion", "platelet-transfusion"})
    void escalationSaysTheRestrictionOfTransfusionAndOffersItAllTheSame(String topic) {
        Recommendation first = advice(grave(Item.order("cemsidomide", "active").at(Duration.ofDays(5))), topic);
        Recommendation later = advice(grave(Item.order("cemsidomide", "active").at(Duration.ofDays(40))), topic);

        assertThat(first.wording()).contains("never overrides a need", "This is cycle 1", "sponsor");
        assertThat(first.proposals()).hasSize(1);
        assertThat(later.wording()).contains("This is after cycle 1");
    }

    @Test
    void escalationTakesGradeFourPlateletsInCycleOneForDoseLimiting() {
        PatientStory story = grave(Item.order("cemsidomide", "active").at(Duration.ofDays(5)));

        assertThat(advice(story, "review-dose").wording())
                .contains("Dose-limiting toxicity: report to the sponsor; the study protocol decides")
                .contains("Grade 4 thrombocytopenia lies in cycle 1");
    }

    @Test
    void clearedDoseAllowsGrowthFactorAtAnyPoint() {
        PatientStory story = grave(Item.order("cemsidomide", "active").at(Duration.ofDays(5)));

        Recommendation advice = advice(story, protocol("cleared-dose"), "g-csf");

        assertThat(advice.wording()).contains("allowed at any point");
        assertThat(advice.proposals()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dose-escalation", "cleared-dose"})
    void restrictionSuppressesNoCard(String name) {
        PatientStory story = grave(Item.order("cemsidomide", "active").at(Duration.ofDays(5)))
                .oral("38.6", "Cel", 30);

        assertThat(story.advice(protocol(name))).isEqualTo(story.advice()).containsKey("broad-spectrum-antibiotics");
    }

    @ParameterizedTest
    @CsvSource({"escalation, dose-escalation, 5.0", "cleared-dose, cleared-dose, 5.0"})
    void exampleStudySaysThatItIsOneAndNamesItsProtocol(String name, String protocol, String ctcae) {
        ObjectNode study = read("ResearchStudy-example-cemsidomide-%s".formatted(name));
        JsonNode subject = Item.of("""
                {"resourceType": "ResearchSubject", "id": "s", "status": "on-study",
                 "study": {"reference": "ResearchStudy/%s"}}""".formatted(study.path("id").asText())).json();
        Protocols protocols =
                new Protocols(new PlanStore().put(Shipped.plan()).put(plan(protocol)), PatientStory.CLOCK);

        ProtocolChoice.Chosen chosen = new ProtocolChoice(
                        protocols, Shipped.plan().path("url").asText(), Set.of())
                .choose(List.of(subject, study), PatientStory.NOW);

        assertThat(chosen.doubts()).isEmpty();
        assertThat(chosen.protocol().canonical()).contains(protocol);
        assertThat(chosen.protocol().ctcaeVersion().label()).isEqualTo(ctcae);
        assertThat(study.path("title").asText()).startsWith("EXAMPLE, not a real trial");
    }

    private static PatientStory grave(Item order) {
        return PatientStory.untreated()
                .and(order)
                .neutrophils("0.3")
                .hemoglobin("6.5")
                .platelets("8");
    }

    private static Recommendation advice(PatientStory story, String topic) {
        return advice(story, protocol("dose-escalation"), topic);
    }

    private static Recommendation advice(PatientStory story, Protocol protocol, String topic) {
        return new Assessment(Vocabularies.shipped())
                .assess(story.chart(), protocol, PatientStory.NOW).stream()
                        .filter(found -> found.rule().topic().code().equals(topic))
                        .findFirst()
                        .orElseThrow();
    }

    private static Protocol protocol(String name) {
        return new DerivedPlans(new PlanStore().put(Shipped.plan()))
                .merge(plan(name))
                .read();
    }

    private static ObjectNode plan(String name) {
        return read("PlanDefinition-cemsidomide-%s".formatted(name));
    }

    private static ObjectNode read(String file) {
        try {
            return (ObjectNode)
                    new ObjectMapper().readTree(Definitions.file(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
