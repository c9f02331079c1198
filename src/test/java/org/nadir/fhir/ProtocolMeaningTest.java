package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.World;

/** What a protocol's expressions mean: an unknown fact is the third value, and another drug needs no Java. */
class ProtocolMeaningTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    @ParameterizedTest(name = "{0} with treated {1}, other unknown: {2}")
    @CsvSource({
        "%treated and %activeBleeding,  true,    UNKNOWN",
        "%treated and %activeBleeding,  false,   FALSE",
        "%treated or %activeBleeding,   true,    TRUE",
        "%treated or %activeBleeding,   false,   UNKNOWN",
        "%activeBleeding.not(),         true,    UNKNOWN",
        "%treated.not(),                false,   TRUE",
        "%treated,                      unknown, UNKNOWN",
        "%activeBleeding.exists(),      true,    FALSE",
        "%hemoglobin < 8.0 'g/dL',      true,    UNKNOWN",
        "%anemiaGrade >= 3,             true,    UNKNOWN",
        "%treated implies %activeBleeding, false, TRUE"
    })
    void unknownFactIsTheThirdValue(String expression, String treated, Truth expected) {
        Map<Fact, FactValue> known =
                treated.equals("unknown") ? Map.of() : Map.of(Fact.TREATED, treated.equals("true") ? YES : NO);

        assertThat(truth(expression, known)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} g/dL is below 8.0: {1}")
    @CsvSource({"7.99, TRUE", "8.0, FALSE", "8.00, FALSE", "7.999999, TRUE", "8.000001, FALSE"})
    void amountsAreComparedAsDecimals(String value, Truth expected) {
        assertThat(truth(
                        "%hemoglobin < 8.0 'g/dL'",
                        Map.of(Fact.HEMOGLOBIN, new FactValue.Amount(new BigDecimal(value), "g/dL"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%hemoglobin <= 8.0 'g/dL'", "%hemoglobin >= 8.0 'g/dL'", "8.0 'g/dL' <= %hemoglobin"})
    void trailingZeroMakesNoOtherNumber(String expression) {
        assertThat(truth(expression, Map.of(Fact.HEMOGLOBIN, new FactValue.Amount(new BigDecimal("8.00"), "g/dL"))))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void anotherDrugNeedsNoJava() {
        Protocol zirconib = ProtocolReader.read(resource("protocols/PlanDefinition-zirconib.json"));
        PatientStory story =
                PatientStory.untreated().order("zirconib 5 mg", "active").platelets("99");

        assertThat(story.advice(zirconib)).containsExactlyEntriesOf(Map.of("interrupt-treatment", "urgent"));
        assertThat(story.hemoglobin("8.9").advice(zirconib))
                .containsExactlyEntriesOf(Map.of("interrupt-treatment", "stat"));
        assertThat(story.platelets("100").advice(zirconib)).isEmpty();
        assertThat(zirconib.ctcaeVersion().label()).isEqualTo("6.0");
        assertThat(zirconib.windows().results()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void anotherDrugsProtocolKnowsNoCemsidomide() {
        Protocol zirconib = ProtocolReader.read(resource("protocols/PlanDefinition-zirconib.json"));

        assertThat(PatientStory.treated().platelets("20").advice(zirconib)).isEmpty();
    }

    @Test
    void urgencyIsDecidedInEveryWorldThatABoundLeavesOpen() {
        Protocol zirconib = ProtocolReader.read(resource("protocols/PlanDefinition-zirconib.json"));
        PatientStory story =
                PatientStory.untreated().order("zirconib", "active").platelets("50");
        story.recorded("hb").put("valueQuantity", "{\"value\": 9.5, \"comparator\": \"<\", \"unit\": \"g/dL\"}");

        assertThat(story.advice(zirconib)).containsEntry("interrupt-treatment", "stat");
    }

    @Test
    void oneProtocolAnswersManyCallsAtOnce() {
        List<String> counts = IntStream.range(0, 400)
                .mapToObj(index -> index % 2 == 0 ? "0.4" : "4.0")
                .toList();

        List<Boolean> interrupts = counts.parallelStream()
                .map(count -> PatientStory.treated().neutrophils(count).advice().containsKey("interrupt-treatment"))
                .toList();

        assertThat(interrupts).isEqualTo(counts.stream().map("0.4"::equals).toList());
    }

    @Test
    void unrelatedPlanIsNotTakenForAProtocol() {
        assertThat(ProtocolReader.isProtocol(Item.of("""
                {
                  "resourceType": "PlanDefinition", "status": "draft",
                  "action": [{"title": "Screen", "condition": [{"kind": "applicability",
                    "expression": {"language": "text/fhirpath", "expression": "%patient.birthDate <= today() - 50 years"}}]}]
                }
                """).json())).isFalse();
        assertThat(ProtocolReader.isProtocol(
                        Item.of("{\"resourceType\": \"PlanDefinition\"}").json()))
                .isFalse();
    }

    @Test
    void planThatClaimsTheProfileOrACodeOfOursOrAFactIsOne() {
        ObjectNode withoutCode = Shipped.plan();
        withoutCode.withArray("action").forEach(action -> ((ObjectNode) action).remove("code"));

        assertThat(ProtocolReader.isProtocol(Shipped.plan())).isTrue();
        assertThat(ProtocolReader.isProtocol(withoutCode)).isTrue();
        assertThat(ProtocolReader.isProtocol(
                        Item.of("""
                {"resourceType": "PlanDefinition", "meta": {"profile": ["%s|0.1.0"]}}""".formatted(Canonical.PROTOCOL_PROFILE)).json()))
                .isTrue();
    }

    private static Truth truth(String expression, Map<Fact, FactValue> known) {
        ObjectNode plan = Shipped.plan();
        JsonNode first = plan.at("/action/1");
        plan.putArray("action").add(first);
        ((ObjectNode) first.at("/condition/0/expression")).put("expression", expression);
        return ProtocolReader.read(plan).rules().getFirst().condition().in(new World(known));
    }

    private static JsonNode resource(String path) {
        try (var file = Objects.requireNonNull(
                ProtocolMeaningTest.class.getClassLoader().getResourceAsStream(path))) {
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
