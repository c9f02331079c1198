package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.Link;
import org.nadir.contract.PatientStory;

/** Where a card leads. */
class CardLinksTest {

    private static final String APP = "http://localhost:8080/app/launch.html";
    private static final String QUESTIONNAIRE = "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms";

    private final Clinic clinic = new Clinic();

    @Test
    void eachCardOpensTheCourse_andSaysWhichCardItIs() {
        List<Card> cards = clinic.cards(PatientStory.treated().neutrophils("0.4"));

        assertThat(cards).hasSizeGreaterThan(1).allSatisfy(card -> {
            Link course = card.links().getFirst();
            assertThat(course.label()).isEqualTo("Course in Nadir");
            assertThat(course.type()).isEqualTo(Link.Type.SMART);
            assertThat(course.url()).isEqualTo(APP);
            assertThat(course.appContext())
                    .isEqualTo("{\"card\":\"%s\",\"topic\":\"%s\",\"rule\":\"%s\"}"
                            .formatted(card.uuid(), Clinic.topic(card), rule(card)));
        });
    }

    @Test
    void aQuestionnaire_isOpenedByTheApp_andReadWhereNoAppIsLaunched() {
        Card card = clinic.card("assess-symptoms", Call.of("encounter-start", PatientStory.treated()));

        assertThat(card.links().subList(1, 3))
                .containsExactly(
                        Link.smart(
                                "Symptom questionnaire",
                                APP,
                                "{\"card\":\"%s\",\"topic\":\"assess-symptoms\",\"rule\":\"M3\",\"questionnaire\":\"%s\"}"
                                        .formatted(card.uuid(), QUESTIONNAIRE)),
                        Link.absolute(
                                "Symptom questionnaire",
                                "http://localhost:8080/fhir/Questionnaire?url=" + QUESTIONNAIRE));
        assertThat(card.links()).hasSize(3);
    }

    private static String rule(Card card) {
        JsonNode extension = card.extension();
        return extension == null ? "" : extension.at("/org.nadir.evidence/rule").asText();
    }
}
