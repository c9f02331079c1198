package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.Trace;
import org.nadir.toxicity.TracedAdvice;
import org.nadir.toxicity.facts.FactState;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.Urgency;

/** How the protocol came to its advice, and that telling it changes nothing. */
class TraceTest {

    private static final Assessment ASSESSMENT = new Assessment(Vocabularies.shipped());

    static Stream<PatientStory> stories() {
        PatientStory bounded = PatientStory.treated();
        bounded.recorded("hb").put("valueQuantity", "{\"value\": 9.5, \"comparator\": \"<\", \"unit\": \"g/dL\"}");
        return Stream.of(
                PatientStory.untreated(),
                PatientStory.treated(),
                PatientStory.treated().neutrophils("0.4"),
                PatientStory.treated().hemoglobin("7.6").platelets("9"),
                PatientStory.counted(40).order("cemsidomide", "on-hold"),
                bounded);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void rules_that_apply_are_those_that_advise_or_are_told_of(PatientStory story) {
        TracedAdvice traced = trace(story, "encounter-start");

        assertThat(traced.advice())
                .isEqualTo(ASSESSMENT.assess(story.chart(), Shipped.CTCAE_5, "encounter-start", PatientStory.NOW));
        assertThat(traced.trace().rules()).hasSameSizeAs(Shipped.CTCAE_5.rules());
        List<String> advising = traced.advice().stream()
                .map(Recommendation::rule)
                .map(rule -> rule.id())
                .toList();
        traced.trace().rules().forEach(asked -> {
            boolean told = advising.contains(asked.rule().id()) || advising.contains(asked.toldBy());
            assertThat(asked.condition().truth() == Truth.TRUE)
                    .as(asked.rule().id())
                    .isEqualTo(told);
            assertThat(asked.applies().isPresent()).isEqualTo(told);
            assertThat(asked.why()).endsWith(".");
        });
    }

    @Test
    void what_decided_is_said_with_its_values() {
        Trace trace =
                trace(PatientStory.treated().neutrophils("0.4"), "patient-view").trace();

        assertThat(rule(trace, "H1").why())
                .isEqualTo("It applies: an order for the drug is active; the neutrophil grade is 4.");
        assertThat(rule(trace, "H1").urgency()).isEqualTo(Urgency.STAT);
        assertThat(rule(trace, "A1").why())
                .isEqualTo("It does not apply: hemoglobin is 13.5 g/dL; "
                        + "the anemia grade may be 0 or 1: no lower limit of normal is given.");
        assertThat(rule(trace, "F1").why())
                .isEqualTo("It is not decided: the highest single temperature is not known: "
                        + "no temperature, oral or of an unstated route, is on record near the current neutrophils; "
                        + "the sustained temperature is not known: "
                        + "no temperatures near the current neutrophils span the time that the protocol asks.");
        assertThat(rule(trace, "R1").why())
                .startsWith("It does not apply: no order for the drug is on hold; neutrophils are 0.4 x10^9/L;");
    }

    @Test
    void a_rule_of_another_event_is_not_asked_and_says_of_which() {
        Trace.AskedRule symptoms =
                rule(trace(PatientStory.treated(), "patient-view").trace(), "M3");

        assertThat(symptoms.notAsked()).isEqualTo("asked at encounter-start only");
        assertThat(symptoms.why()).isEmpty();
        assertThat(rule(trace(PatientStory.treated(), "encounter-start").trace(), "M3")
                        .notAsked())
                .isEmpty();
    }

    @Test
    void of_the_dead_nothing_is_asked_but_what_cannot_be_assessed() {
        PatientStory story = PatientStory.treated();
        story.recorded("patient").put("deceasedBoolean", "true");

        Trace trace = trace(story, "patient-view").trace();

        assertThat(rule(trace, "H1").notAsked()).isEqualTo("the patient has died");
        assertThat(rule(trace, "X1").notAsked()).isEmpty();
    }

    @Test
    void a_fact_is_known_open_or_unknown_with_the_reason() {
        PatientStory story = PatientStory.treated();
        story.recorded("hb").put("valueQuantity", "{\"value\": 9.5, \"comparator\": \"<\", \"unit\": \"g/dL\"}");
        Trace trace = trace(story, "patient-view").trace();

        assertThat(fact(trace, Fact.ORDER_ACTIVE).state()).isEqualTo(new FactState.Known(new FactValue.Flag(true)));
        assertThat(fact(trace, Fact.NEUTROPHIL_GRADE).state())
                .isEqualTo(new FactState.Several(
                        List.of(new FactValue.Number(0), new FactValue.Number(1)),
                        "no lower limit of normal is given"));
        assertThat(fact(trace, Fact.NEUTROPHILS).evidence()).hasSize(1);
        assertThat(fact(trace, Fact.ANEMIA_GRADE).state())
                .isInstanceOfSatisfying(FactState.Several.class, several -> assertThat(several.why())
                        .isEqualTo("a result only bounds the value"));
        assertThat(fact(trace, Fact.ACTIVE_BLEEDING).state())
                .isEqualTo(new FactState.Unknown("none was recorded, present or absent"));
        assertThat(trace.facts())
                .as("only what some rule looks at")
                .extracting(Trace.KnownFact::fact)
                .doesNotContain(Fact.LYMPHOCYTES);
    }

    @Test
    void parts_are_answered_over_all_possible_worlds() {
        PatientStory story = PatientStory.treated();
        story.recorded("hb").put("valueQuantity", "{\"value\": 9.5, \"comparator\": \"<\", \"unit\": \"g/dL\"}");

        Trace.AskedRule transfusion = rule(trace(story, "patient-view").trace(), "A1");

        assertThat(transfusion.condition().truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(transfusion.why()).contains("hemoglobin is not known exactly: a result only bounds the value");
        assertThat(transfusion.condition().parts().getLast().truth()).isEqualTo(Truth.TRUE);
    }

    private static TracedAdvice trace(PatientStory story, String event) {
        return ASSESSMENT.trace(story.chart(), Shipped.CTCAE_5, event, PatientStory.NOW);
    }

    private static Trace.AskedRule rule(Trace trace, String id) {
        return trace.rules().stream()
                .filter(asked -> asked.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Trace.KnownFact fact(Trace trace, Fact fact) {
        return trace.facts().stream()
                .filter(known -> known.fact() == fact)
                .findFirst()
                .orElseThrow();
    }
}
