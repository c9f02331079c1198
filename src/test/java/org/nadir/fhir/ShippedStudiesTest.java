package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.Protocol;
import org.nadir.toxicity.Rule;

/** The shipped study protocols and example studies. */
class ShippedStudiesTest {

    private static final Path PROFILES = Path.of("fhir-profiles");

    @ParameterizedTest
    @ValueSource(strings = {"dose-escalation", "cleared-dose"})
    void studyProtocolIsDerivedFromTheShippedBaseInItsVersion(String name) {
        JsonNode base = Shipped.plan();

        assertThat(plan(name).at("/relatedArtifact/0/resource").asText())
                .as("raise it with the version of the base")
                .isEqualTo(
                        base.path("url").asText() + "|" + base.path("version").asText());
    }

    @Test
    void doseEscalationBarsGrowthFactorAndTransfusionInCycleOne() {
        Protocol escalation = protocol("dose-escalation");

        assertThat(wording(escalation, "N1")).contains("not permitted in cycle 1", "sponsor");
        assertThat(wording(escalation, "A1")).contains("not permitted in cycle 1", "never overrides a need");
        assertThat(wording(escalation, "P1")).contains("not permitted in cycle 1", "never overrides a need");
    }

    @Test
    void clearedDoseAllowsGrowthFactorAtAnyPoint() {
        assertThat(wording(protocol("cleared-dose"), "N1")).contains("allowed at any point");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dose-escalation", "cleared-dose"})
    void restrictionSuppressesNoCard(String name) {
        PatientStory grave = PatientStory.treated()
                .neutrophils("0.3")
                .hemoglobin("6.5")
                .platelets("8")
                .oral("38.6", "Cel", 30);

        assertThat(grave.advice(protocol(name))).isEqualTo(grave.advice());
    }

    @ParameterizedTest
    @CsvSource({"escalation, dose-escalation, 5.0", "cleared-dose, cleared-dose, 5.0"})
    void exampleStudySaysThatItIsOneAndNamesItsProtocol(String name, String protocol, String ctcae) {
        ObjectNode study = read("studies/ResearchStudy-example-cemsidomide-%s.json".formatted(name));
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

    private static String wording(Protocol protocol, String rule) {
        return protocol.rules().stream()
                .filter(found -> found.id().equals(rule))
                .map(Rule::wording)
                .findFirst()
                .orElseThrow();
    }

    private static Protocol protocol(String name) {
        return new DerivedPlans(new PlanStore().put(Shipped.plan()))
                .merge(plan(name))
                .read();
    }

    private static ObjectNode plan(String name) {
        return read("protocols/PlanDefinition-cemsidomide-%s.json".formatted(name));
    }

    private static ObjectNode read(String file) {
        try {
            return (ObjectNode)
                    new ObjectMapper().readTree(PROFILES.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
