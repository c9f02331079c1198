package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Condition;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Truth;
import org.nadir.toxicity.protocol.World;

/** A condition taken apart says the same as the whole, in words, in FHIRPath and in its answers. */
class ClauseTest {

    private static final Random RANDOM = new Random(19);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%treated | the patient is treated with the drug",
                "%treated.not() | the patient is not treated with the drug",
                "%treated.not().not() | not the patient is not treated with the drug",
                "%treated = false | the patient is not treated with the drug",
                "%treated != false | the patient is treated with the drug",
                "%treated = %orderActive | the patient is treated with the drug is the same as an order for the drug is active",
                "%hemoglobin <= 8.00 'g/dL' | hemoglobin is at most 8.00 g/dL",
                "(%hemoglobin <= 8.00 'g/dL').not() | hemoglobin is not at most 8.00 g/dL",
                "8 'g/dL' > %hemoglobin | 8 g/dL is above hemoglobin",
                "(%anemiaGrade != 3).not() | the anemia grade is 3",
                "%anemiaGrade !~ 3 | the anemia grade is not 3",
                "%neutrophils.exists() | neutrophils are known",
                "%neutrophils.exists().not() | neutrophils are not known",
                "%activeBleeding.empty() | it is not known whether bleeding is present",
                "(%treated or %thrombosis).exists() | it is known whether (the patient is treated with the drug or a thrombosis is on record)",
                "%cycleDay - 1 * 2 > -3 | (the day of the cycle minus (1 times 2)) is above (minus 3)",
                "%treated and %thrombosis or %orderActive | (the patient is treated with the drug and a thrombosis is on record) or an order for the drug is active",
                "%treated and (%thrombosis or %orderActive) | the patient is treated with the drug and (a thrombosis is on record or an order for the drug is active)",
                "%treated xor %thrombosis | either the patient is treated with the drug or a thrombosis is on record but not both",
                "%treated implies %thrombosis | if the patient is treated with the drug then a thrombosis is on record",
                "(%treated and %thrombosis).not() | not (the patient is treated with the drug and a thrombosis is on record)",
                "iif(%treated, %thrombosis) | if the patient is treated with the drug: a thrombosis is on record; else not known",
                "%neutrophilGrade >= %holdGrade | the neutrophil grade is at least 3",
                "%grade4.not() | not “Any of the three lines is grade 4”",
            })
    void says_what_a_clinician_would(String expression, String words) {
        assertThat(clause(expression).words()).isEqualTo(words);
    }

    @Test
    void a_variable_is_told_by_its_description_and_opens_to_what_it_stands_for() {
        Clause clause = clause("%febrileNeutropenia");

        assertThat(clause.words()).startsWith("Neutrophils below 1.0 x10^9/L with one oral temperature");
        assertThat(clause.expression()).isEqualTo("%febrileNeutropenia");
        assertThat(clause.kind()).isEqualTo(Clause.Kind.AND);
        assertThat(clause.parts())
                .extracting(Clause::words)
                .containsExactly(
                        "neutrophils are below 1.0 x10^9/L",
                        "the highest single temperature is at least 38.3 °C or the sustained temperature is at least 38.0 °C");
    }

    static Stream<Rule> rules() {
        return Shipped.CTCAE_5.rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void answers_as_its_parts_do_in_every_world(Rule rule) {
        Clause whole = rule.condition().clause();
        IntStream.range(0, 60).mapToObj(any -> world()).forEach(world -> {
            assertThat(whole.condition().in(world)).isEqualTo(rule.condition().in(world));
            agrees(whole, world);
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void is_written_in_fhirpath_that_can_be_read_again(Rule rule) {
        Clause whole = rule.condition().clause();

        Clause again = read(whole.expression()).clause();

        assertThat(written(again)).isEqualTo(written(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%treated xor (%thrombosis or %orderActive)",
                "%treated or (%thrombosis xor %orderActive)",
                "%treated implies (%thrombosis implies %orderActive)",
                "%cycle - (%cycleDay - 1) > 0",
                "(%treated and %thrombosis) = %orderActive",
                "(%treated = %thrombosis) = (%orderActive = %gcsfOrdered)",
                "(%treated or %thrombosis).not() and %cycle in (1 | 2)",
                "%cycle + 1 > -1",
                "'it\\'s'.exists() and %treated",
                "({}).exists() or %treated"
            })
    void keeps_the_brackets_that_matter(String expression) {
        assertThat(clause(expression).expression().replaceAll("[()]", "")).isEqualTo(expression.replaceAll("[()]", ""));
        IntStream.range(0, 60).mapToObj(any -> world()).forEach(world -> assertThat(
                        read(clause(expression).expression()).in(world))
                .isEqualTo(read(expression).in(world)));
    }

    @Test
    void a_long_row_of_denials_is_taken_apart_once() {
        Clause clause = clause("(%treated or %thrombosis)" + ".not()".repeat(50));

        assertThat(clause.kind()).isEqualTo(Clause.Kind.NOT);
    }

    /** By Kleene's tables, which are those of FHIRPath. */
    private static void agrees(Clause clause, World world) {
        List<Truth> parts =
                clause.parts().stream().map(part -> part.condition().in(world)).toList();
        Truth answer = clause.condition().in(world);
        switch (clause.kind()) {
            case AND -> assertThat(answer).as(clause.words()).isEqualTo(joined(parts, Truth.FALSE, Truth.TRUE));
            case OR -> assertThat(answer).as(clause.words()).isEqualTo(joined(parts, Truth.TRUE, Truth.FALSE));
            case NOT ->
                assertThat(answer)
                        .as(clause.words())
                        .isEqualTo(
                                switch (parts.getFirst()) {
                                    case TRUE -> Truth.FALSE;
                                    case FALSE -> Truth.TRUE;
                                    case UNKNOWN -> Truth.UNKNOWN;
                                });
            case CONDITION -> {
                // Told as a whole.
            }
        }
        clause.parts().forEach(part -> agrees(part, world));
    }

    private static Truth joined(List<Truth> parts, Truth decides, Truth otherwise) {
        if (parts.contains(decides)) {
            return decides;
        }
        return parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : otherwise;
    }

    /** Each fact unknown, low, high, or in between. */
    private static World world() {
        Map<Fact, FactValue> known = new EnumMap<>(Fact.class);
        Arrays.stream(Fact.values()).filter(any -> RANDOM.nextInt(4) > 0).forEach(fact -> known.put(fact, value(fact)));
        return new World(known);
    }

    private static FactValue value(Fact fact) {
        return switch (fact.type()) {
            case AMOUNT ->
                new FactValue.Amount(java.math.BigDecimal.valueOf(RANDOM.nextInt(600), RANDOM.nextInt(3)), fact.unit());
            case NUMBER -> new FactValue.Number(RANDOM.nextInt(5));
            case FLAG -> new FactValue.Flag(RANDOM.nextBoolean());
        };
    }

    private static String written(Clause clause) {
        return "%s %s %s%s"
                .formatted(
                        clause.kind(),
                        clause.expression(),
                        clause.words(),
                        clause.parts().stream().map(ClauseTest::written).toList());
    }

    private static Clause clause(String expression) {
        return read(expression).clause();
    }

    private static Condition read(String expression) {
        ObjectNode plan = Shipped.plan();
        ObjectNode first = (ObjectNode) plan.at("/action/1");
        plan.putArray("action").add(first);
        ((ObjectNode) first.at("/condition/0/expression")).put("expression", expression);
        return ProtocolReader.read(Item.of(plan.toString()).json())
                .rules()
                .getFirst()
                .condition();
    }
}
