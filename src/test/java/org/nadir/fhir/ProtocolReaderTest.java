package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.protocol.Protocol;

/** What an author may write in a PlanDefinition, and what is refused with the element that is wrong. */
class ProtocolReaderTest {

    private static final String CONDITION = "PlanDefinition.action[0].condition[0].expression";

    @Test
    void shippedProtocolIsRead() {
        Protocol protocol = Shipped.CTCAE_5;

        assertThat(protocol.canonical())
                .isEqualTo("https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity|0.2.0");
        assertThat(protocol.drugName()).isEqualTo("cemsidomide");
        assertThat(protocol.rules())
                .extracting(rule -> rule.id())
                .containsExactly(
                        "H1", "F1", "F2", "N1", "N2", "A1", "A2", "P1", "D1", "R1", "R2", "L1", "M1", "M2", "M3", "X1");
        assertThat(protocol.rules())
                .allSatisfy(rule -> assertThat(rule.citations()).isNotEmpty());
    }

    @Test
    void changedNumberChangesTheAnswer() {
        Protocol stricter = ProtocolReader.read(Shipped.plan("%platelets < 20 '10*9/L'", "%platelets < 30 '10*9/L'"));
        PatientStory story = PatientStory.untreated().platelets("25");

        assertThat(story.advice()).isEmpty();
        assertThat(story.advice(stricter)).containsEntry("platelet-transfusion", "urgent");
    }

    @Test
    void changedWindowChangesTheAnswer() {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/extension/1/extension/1/valueDuration")).put("value", 3);
        PatientStory story = PatientStory.treated();
        story.recorded("hb").at("2026-11-15T12:00:00Z");

        assertThat(story.advice()).isEmpty();
        assertThat(story.advice(ProtocolReader.read(plan))).containsOnlyKeys("not-assessable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%neutrophils <",
                "%neutrophils < 1.0 '10*9/L' and and true",
                "(%treated",
                "",
                "%unknownFact",
                "%neutrophil < 1.0 '10*9/L'",
                "%resource.id = 'x'",
                "neutrophils < 1.0 '10*9/L'",
                "treated",
                "%neutrophils < 1000 '/uL'",
                "%neutrophils < 1.0",
                "%neutrophils < 1.0 'g/dL'",
                "%hemoglobin < 80 'g/L'",
                "1000 '/uL' > %neutrophils",
                "%treated and %neutrophils < 1.0",
                "%hemoglobin = 8.0 'g/dL'",
                "%anemiaGrade < 3 'g/dL'",
                "%anemiaGrade = 'three'",
                "%treated > 1",
                "%neutrophils",
                "%anemiaGrade",
                "'yes'",
                "%treated.matches('.*')",
                "%treated.trace('x')",
                "%treated.resolve()",
                "%treated.where(true)",
                "%treated.repeat(true)",
                "Patient.name",
                "%neutrophils + 1 < 2 '10*9/L'"
            })
    void conditionThatCannotBeUsedIsRefused(String expression) {
        ObjectNode plan = rule(plan(), "condition", """
                [{"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": "%s"}}]""".formatted(expression));

        assertThat(problems(plan)).extracting(ProtocolProblem::element).containsOnly(CONDITION + ".expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%neutrophils < 1.0 '10*9/L'",
                "1.0 '10*9/L' > %neutrophils",
                "%neutrophilGrade >= 3 and %treated.not()",
                "iif(%treated, %anemiaGrade > 2, false)",
                "%temperature.exists() and %temperature > 38.0 'Cel'",
                "%sustainedTemperature.empty()",
                "%orderActive = true"
            })
    void conditionOverFactsIsAccepted(String expression) {
        ObjectNode plan = rule(plan(), "condition", """
                [{"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": "%s"}}]""".formatted(expression));

        assertThat(ProtocolReader.read(plan).rules()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            code;          [];                                                           action[0].code
            code;          [{"coding": [{"system": "urn:x", "code": "g-csf"}]}];         action[0].code
            code;          [{"coding": [{"system": "SYSTEM", "code": "pray"}]}];         action[0].code
            prefix;        "";                                                           action[0].prefix
            title;         "";                                                           action[0].title
            description;   "";                                                           action[0].description
            documentation; [];                                                           action[0].documentation
            priority;      "";                                                           action[0].priority
            priority;      "soon";                                                       action[0].priority
            condition;     [];                                                           action[0].condition
            condition;     [{"kind": "start", "expression": {"language": "text/fhirpath", "expression": "%treated"}}]; action[0].condition[0].kind
            condition;     [{"kind": "applicability", "expression": {"language": "text/cql", "expression": "%treated"}}]; action[0].condition[0].expression.language
            condition;     [{"kind": "applicability"}];                                  action[0].condition[0].expression.language
            dynamicValue;  [{"path": "priority", "expression": {"language": "text/fhirpath", "expression": "'soon'"}}]; action[0].dynamicValue[0].expression.expression
            dynamicValue;  [{"path": "priority", "expression": {"language": "text/fhirpath", "expression": "%treated"}}]; action[0].dynamicValue[0].expression.expression
            dynamicValue;  [{"path": "priority", "expression": {"language": "text/cql", "expression": "'stat'"}}]; action[0].dynamicValue[0].expression.language
            action;        [{"type": {"coding": [{"code": "create"}]}, "definitionCanonical": "urn:x"}]; action[0].action[0].title
            action;        [{"title": "t", "type": {"coding": [{"code": "create"}]}}];   action[0].action[0].definitionCanonical
            action;        [{"title": "t", "type": {"coding": [{"code": "update"}]}}];   action[0].action[0].reason
            action;        [{"title": "t", "type": {"coding": [{"code": "fire-event"}]}}]; action[0].action[0].definitionCanonical
            action;        [{"title": "t", "type": {"coding": [{"code": "burn"}]}}];     action[0].action[0].type
            action;        [{"title": "t", "code": [{"coding": [{"system": "CHANGE", "code": "double"}]}], "type": {"coding": [{"code": "update"}]}}]; action[0].action[0].code
            action;        [{"title": "t", "type": {"coding": [{"code": "remove"}]}, "condition": [{"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": "%cycel > 1"}}]}]; action[0].action[0].condition[0].expression.expression
            trigger;       [{"type": "named-event"}];                                    action[0].trigger[0]
            trigger;       [{"type": "periodic", "name": "patient-view"}];               action[0].trigger[0]
            dynamicValue;  [{"path": "textEquivalent", "expression": {"language": "text/fhirpath", "expression": "%cycle"}}]; action[0].dynamicValue[0].expression.expression
            """)
    void elementOfARuleThatIsWrongIsNamed(String element, String value, String expected) {
        ObjectNode plan = rule(
                plan(),
                element,
                value.replace("SYSTEM", Canonical.MANAGEMENT_ACTION).replace("CHANGE", Canonical.ORDER_CHANGE));

        assertThat(problems(plan)).extracting(ProtocolProblem::element).containsExactly("PlanDefinition." + expected);
    }

    @Test
    void ruleIdUsedTwiceIsNamed() {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/action/2")).put("prefix", "H1");

        assertThat(problems(plan))
                .containsExactly(
                        new ProtocolProblem("PlanDefinition.action[2].prefix", "the rule id H1 is used twice"));
    }

    @Test
    void missingWindowIsNamed() {
        ObjectNode plan = Shipped.plan();
        ((ArrayNode) plan.path("extension")).remove(2);

        assertThat(problems(plan)).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("window fever is missing"));
    }

    @ParameterizedTest
    @CsvSource({"0, d", "-1, d", "28, a", "28, ''", "100000, d"})
    void windowThatIsNoTimeIsNamed(String value, String unit) {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/extension/1/extension/1"))
                .set(
                        "valueDuration",
                        Item.of("{\"value\": %s, \"code\": \"%s\"}".formatted(value, unit))
                                .json());

        assertThat(problems(plan))
                .extracting(ProtocolProblem::element)
                .contains("PlanDefinition.extension[1].valueDuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.03", "5", "v6", ""})
    void versionOfCtcaeThatIsNotOursIsNamed(String version) {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/extension/0")).put("valueCode", version);

        assertThat(problems(plan)).singleElement().satisfies(problem -> assertThat(problem.element())
                .contains(Canonical.CTCAE_VERSION));
    }

    @Test
    void withoutAVersionCtcaeFiveIsMeant() {
        ObjectNode plan = Shipped.plan();
        ((ArrayNode) plan.path("extension")).remove(0);

        assertThat(ProtocolReader.read(plan).ctcaeVersion().label()).isEqualTo("5.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "version"})
    void addressIsNeeded(String element) {
        ObjectNode plan = Shipped.plan();
        plan.remove(element);

        assertThat(problems(plan)).extracting(ProtocolProblem::element).containsExactly("PlanDefinition." + element);
    }

    @Test
    void drugIsNeeded() {
        ObjectNode plan = Shipped.plan();
        plan.remove("useContext");

        assertThat(problems(plan)).extracting(ProtocolProblem::element).containsExactly("PlanDefinition.useContext");
    }

    @Test
    void variableMayNotHideAFact() {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/extension/15/valueExpression")).put("name", "treated");

        assertThat(problems(plan))
                .extracting(ProtocolProblem::element)
                .contains("PlanDefinition.extension[15].valueExpression.name");
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        ObjectNode plan = plan();
        rule(plan, "priority", "\"soon\"");
        rule(plan, "title", "\"\"");
        plan.remove("version");

        assertThatThrownBy(() -> ProtocolReader.read(plan))
                .isInstanceOf(InvalidProtocolException.class)
                .hasMessageContaining("PlanDefinition.version")
                .hasMessageContaining("action[0].priority")
                .hasMessageContaining("action[0].title");
    }

    /** The shipped protocol with its first rule only. */
    private static ObjectNode plan() {
        ObjectNode plan = Shipped.plan();
        JsonNode first = plan.at("/action/0");
        plan.putArray("action").add(first);
        return plan;
    }

    private static ObjectNode rule(ObjectNode plan, String element, String value) {
        ((ObjectNode) plan.at("/action/0"))
                .set(element, Item.of("{\"v\": " + value + "}").json().path("v"));
        return plan;
    }

    private static List<ProtocolProblem> problems(ObjectNode plan) {
        InvalidProtocolException invalid =
                catchThrowableOfType(InvalidProtocolException.class, () -> ProtocolReader.read(plan));
        assertThat(invalid).as("the protocol is refused").isNotNull();
        return invalid.problems();
    }
}
