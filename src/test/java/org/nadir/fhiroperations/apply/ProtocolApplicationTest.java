package org.nadir.fhiroperations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;

/** By what terms a protocol is applied. */
class ProtocolApplicationTest {

    private static final String DEFAULT = Shipped.CTCAE_5.canonical().split("\\|", 2)[0];

    private final PatientStory story = PatientStory.treated().neutrophils("0.4");

    private AppliedProtocol applied(List<JsonNode> plans) {
        ResourceSource patient = query -> story.record().stream()
                .filter(resource -> query.startsWith(FhirJson.type(resource) + "?")
                        || query.equals("Patient/p1") && FhirJson.type(resource).equals("Patient")
                        || query.startsWith("ResearchSubject?")
                                && FhirJson.type(resource).equals("ResearchStudy"))
                .toList();
        ProtocolChoice choice =
                new ProtocolChoice(new Protocols(query -> plans, PatientStory.CLOCK), DEFAULT, Set.of());
        return new ProtocolApplication(patient, choice, new Assessment(Vocabularies.shipped()), PatientStory.CLOCK)
                .apply(Shipped.CTCAE_5, "p1");
    }

    private static List<String> rules(List<Recommendation> advice) {
        return advice.stream().map(one -> one.rule().id()).toList();
    }

    @Test
    void theAdviceIsThatOfTheRecord() {
        AppliedProtocol applied = applied(List.of(Shipped.plan()));

        assertThat(rules(applied.advice())).contains("H1").isEqualTo(rules(story.recommendations()));
        assertThat(applied.remarks()).isEmpty();
    }

    @Test
    void aProtocolIsAppliedWhereThereIsNoneForTheCards() {
        assertThat(rules(applied(List.of()).advice())).isEqualTo(rules(story.recommendations()));
    }

    @Test
    void theVersionOfCtcaeIsTheOneOfTheStudyThatFollowsTheProtocol() {
        story.and(Item.of("""
                        {"resourceType": "ResearchStudy", "id": "study", "status": "active",
                         "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/ctcae-version",
                           "valueCode": "6.0"}]}""")).and(Item.of("""
                        {"resourceType": "ResearchSubject", "status": "on-study",
                         "study": {"reference": "ResearchStudy/study"}, "individual": {"reference": "Patient/p1"}}"""));

        assertThat(applied(List.of(Shipped.plan())).protocol().ctcaeVersion()).isEqualTo(CtcaeVersion.V6_0);
    }

    @Test
    void aPatientWhoIsNotStoredIsNotAssessed() {
        story.without("patient");

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> applied(List.of(Shipped.plan())))
                .withMessageContaining("Patient/p1");
    }
}
