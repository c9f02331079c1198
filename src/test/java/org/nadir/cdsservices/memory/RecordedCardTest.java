package org.nadir.cdsservices.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdsservices.memory.AnsweredCards.card;
import static org.nadir.testing.Conformance.assertValid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.GuidanceResponses;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.PatientKey;
import org.nadir.testing.Conformance;

/** A card as a GuidanceResponse, and the definitions that go with it. */
class RecordedCardTest {

    private static final Set<String> KEPT = Set.of("Patient/p1", "Observation/hb");

    private static final IssuedCard CARD =
            card("5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10", "critical", 4, "platelets: no usable result");

    @Test
    void readsAsItWasWritten() {
        assertThat(GuidanceResponses.read(GuidanceResponses.write(CARD, KEPT::contains)))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(CARD));
        assertThat(CARD.highestGrade()).hasValue(4);
        assertThat(CARD.notes()).containsExactly("platelets: no usable result");
    }

    @Test
    void namesWhatIsKeptByReferenceAndTheRestByAddress() {
        ObjectNode response = GuidanceResponses.write(CARD, KEPT::contains);

        assertThat(response.at("/subject/reference").asText()).isEqualTo("Patient/p1");
        assertThat(response.findValuesAsText("reference")).containsExactly("Patient/p1", "Observation/hb");
        assertThat(response.at("/reasonReference/0/identifier/value").asText())
                .isEqualTo("Observation/anc-" + CARD.uuid());
    }

    @Test
    void nothingOfAnotherServerIsTakenForOurOwn() {
        ObjectNode response = GuidanceResponses.write(elsewhere(), KEPT::contains);

        assertThat(response.findValuesAsText("reference")).isEmpty();
        assertThat(response.at("/subject/identifier/value").asText())
                .isEqualTo("https://ehr.example.org/fhir/Patient/p1");
        assertThat(GuidanceResponses.read(response)).contains(elsewhere());
    }

    @Test
    void isValid() {
        assertValid(GuidanceResponses.write(CARD, KEPT::contains));
        assertValid(GuidanceResponses.write(elsewhere(), KEPT::contains));
    }

    @Test
    void validatorKnowsTheExtension() {
        ObjectNode response = GuidanceResponses.write(CARD, KEPT::contains);
        ((ObjectNode) response.at("/extension/0/extension/0")).put("url", "servise");

        assertThat(Conformance.errors(response.toString())).isNotEmpty();
    }

    private static IssuedCard elsewhere() {
        return new IssuedCard(
                CARD.uuid(),
                new PatientKey("https://ehr.example.org/fhir", "p1"),
                CARD.issued(),
                new IssuedCard.Occasion("hematologic-toxicity-order-sign", "", ""),
                CARD.topic(),
                CARD.indicator(),
                CARD.summary(),
                CARD.evidence());
    }
}
