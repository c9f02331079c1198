package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.contract.Item;
import org.nadir.contract.Shipped;

/** A protocol that would keep a processor busy is refused where it is read. */
class ExpressionSizeTest {

    static Stream<Arguments> beyondBounds() {
        return Stream.of(
                Arguments.of("(".repeat(61) + "%treated" + ")".repeat(61), "nested more than 60 deep"),
                Arguments.of("%treated" + ".not()".repeat(60), "nested more than 60 deep"),
                Arguments.of("%treated" + " or %treated".repeat(450), "5000 characters"),
                Arguments.of("%grade4" + " or %grade4".repeat(80), "500 terms"));
    }

    @ParameterizedTest
    @MethodSource("beyondBounds")
    void refuses_what_is_too_long_too_deep_or_too_large(String expression, String said) {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/action/1/condition/0/expression")).put("expression", expression);

        assertThatThrownBy(() -> ProtocolReader.read(plan))
                .isInstanceOf(InvalidProtocolException.class)
                .hasMessageContaining("PlanDefinition.action[1].condition[0].expression.expression")
                .hasMessageContaining(said);
    }

    @Test
    void takes_what_is_just_within() {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/action/1/condition/0/expression"))
                .put("expression", "(".repeat(58) + "%treated" + ")".repeat(58));

        assertThat(ProtocolReader.read(plan).rules()).hasSize(16);
    }

    @Test
    void refuses_variables_that_double_each_other() {
        ObjectNode plan = Shipped.plan();
        variable(plan, "v0", "%treated or %thrombosis");
        for (int index = 1; index < 40; index++) {
            variable(plan, "v" + index, "%%v%1$d and %%v%1$d".formatted(index - 1));
        }

        assertThatThrownBy(() -> ProtocolReader.read(plan)).hasMessageContaining("500 terms");
    }

    @Test
    void refuses_many_expressions_that_are_large_together() {
        ObjectNode plan = Shipped.plan();
        for (int index = 0; index < 30; index++) {
            variable(plan, "v" + index, "%treated" + " or %treated".repeat(400));
        }

        assertThatThrownBy(() -> ProtocolReader.read(plan)).hasMessageContaining("10000 terms in all its expressions");
    }

    @Test
    void refuses_a_name_that_is_given_twice() {
        ObjectNode plan = Shipped.plan();
        variable(plan, "grade4", "%grade4 or %treated");

        assertThatThrownBy(() -> ProtocolReader.read(plan))
                .hasMessageContaining("the variable grade4 is defined twice");
    }

    private static void variable(ObjectNode plan, String name, String expression) {
        plan.withArray("extension").add(Item.of("""
                        {"url": "https://nadir-cds.github.io/fhir/StructureDefinition/protocol-variable",
                         "valueExpression": {"name": "%s", "language": "text/fhirpath", "expression": "%s"}}""".formatted(name, expression)).json());
    }
}
