package org.nadir.cdsservices.memory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.contract.Item;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.PatientKey;

/** Cards and answers of one patient. */
final class AnsweredCards {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final PatientKey PATIENT = PatientKey.own("p1");

    private static final CardAnswer.Reason JUDGEMENT =
            new CardAnswer.Reason("urn:reasons", "clinical-judgement", "Clinical judgement");

    private AnsweredCards() {}

    /** A card on holding the drug, with neutrophils of a grade. */
    static IssuedCard card(String uuid, String indicator, int grade, String... notes) {
        return card(uuid, "interrupt-treatment", indicator, grade, List.of(notes));
    }

    static IssuedCard card(String uuid, String topic, String indicator, int grade, List<String> notes) {
        ObjectNode evidence = Item.of("""
                {"rule": "H1", "protocol": "https://example.org/PlanDefinition/p|1", "ctcaeVersion": "5.0",
                 "observations": [
                   {"reference": "Observation/anc-%s", "version": "1", "label": "neutrophils", "grade": %d},
                   {"reference": "Observation/hb", "version": "1", "label": "hemoglobin", "grade": 1,
                    "derivedFrom": ["Observation/hb", "MedicationRequest/none"]}]}
                """.formatted(uuid, grade)).json();
        notes.forEach(evidence.withArray("notes")::add);
        return new IssuedCard(
                uuid,
                PATIENT,
                NOON,
                new IssuedCard.Occasion("hematologic-toxicity-patient-view", "Practitioner/1", "Encounter/e1"),
                topic,
                indicator,
                "Interrupt the drug",
                evidence);
    }

    /** The same card under a protocol that says how long an override holds. */
    static IssuedCard holding(String duration, IssuedCard card) {
        ObjectNode evidence = card.evidence().deepCopy();
        evidence.put("overrideHolds", duration);
        return new IssuedCard(
                card.uuid(),
                card.patient(),
                card.issued(),
                card.occasion(),
                card.topic(),
                card.indicator(),
                card.summary(),
                evidence);
    }

    static CardAnswer overridden(String card, Instant at) {
        return new CardAnswer(card, true, at, JUDGEMENT, null);
    }

    static CardAnswer overridden(String card, Instant at, @Nullable String comment) {
        return new CardAnswer(card, true, at, null, comment);
    }

    static CardAnswer accepted(String card, Instant at) {
        return new CardAnswer(card, false, at, null, null);
    }
}
