package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.nadir.toxicity.protocol.Rule;

/** A derived protocol is its base with what it says itself laid over it. */
class DerivedPlansTest {

    private static final String BASE =
            "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";
    private static final String CANONICAL = "https://nadir-cds.github.io/fhir/StructureDefinition/";

    private final PlanStore store = new PlanStore().put(Shipped.plan());
    private final DerivedPlans plans = new DerivedPlans(store);

    @Test
    void whatTheDerivedPlanDoesNotSayIsTheBases() {
        Protocol base = ProtocolReader.read(Shipped.plan());
        Protocol derived = read(derived("{}"));

        assertThat(derived.canonical()).isEqualTo("https://example.org/PlanDefinition/mine|1");
        assertThat(derived.title()).isEqualTo("My study");
        assertThat(derived.drugName()).isEqualTo(base.drugName());
        assertThat(derived.windows()).isEqualTo(base.windows());
        assertThat(derived.ctcaeVersion()).isEqualTo(base.ctcaeVersion());
        assertThat(derived.rules()).extracting(Rule::id).isEqualTo(ids(base));
        assertThat(PatientStory.treated().neutrophils("0.4").advice(derived))
                .isEqualTo(PatientStory.treated().neutrophils("0.4").advice(base));
    }

    @Test
    void identityIsNeverTheBases() {
        Item nameless = derived("{}").without("url").without("version").without("title");

        assertThatThrownBy(() -> plans.check(nameless.json()))
                .isInstanceOf(InvalidProtocolException.class)
                .hasMessageContaining("PlanDefinition.url: is missing")
                .hasMessageContaining("PlanDefinition.version: is missing");
    }

    @Test
    void extensionOfTheSameMeaningIsReplaced() {
        Protocol derived = read(derived("{}").put("extension", """
                [{"url": "%1$sctcae-version", "valueCode": "6.0"},
                 {"url": "%1$sprotocol-window", "extension": [{"url": "name", "valueCode": "results"},
                   {"url": "duration", "valueDuration": {"value": 7, "code": "d"}}]}]""".formatted(CANONICAL)));

        assertThat(derived.ctcaeVersion().label()).isEqualTo("6.0");
        assertThat(derived.windows().results()).hasDays(7);
        assertThat(derived.windows().fever()).hasHours(48);
    }

    @Test
    void variableIsReplacedByNameAndANewOneStandsBeforeItsUse() {
        Protocol derived = read(derived("{}").put("extension", """
                [{"url": "%1$sprotocol-variable", "valueExpression": {"name": "hot", "language": "text/fhirpath",
                   "expression": "%%temperature >= 38.5 'Cel'"}},
                 {"url": "%1$sprotocol-variable", "valueExpression": {"name": "febrileNeutropenia",
                   "language": "text/fhirpath", "expression": "%%neutrophils < 1.0 '10*9/L' and %%hot"}}]""".formatted(CANONICAL)));
        PatientStory warm = PatientStory.untreated().neutrophils("0.9").oral("38.4", "Cel", 60);

        assertThat(warm.advice()).containsKey("broad-spectrum-antibiotics");
        assertThat(warm.advice(derived)).isEmpty();
        assertThat(warm.oral("38.5", "Cel", 30).advice(derived)).containsKey("broad-spectrum-antibiotics");
    }

    @Test
    void severalExtensionsOfOneAddressAreReplacedTogether() {
        ObjectNode base = Shipped.plan();
        level(base, "1 mg");
        level(base, "2 mg");
        store.put(base);
        Item plan = derived("{}").put("extension", """
                [{"url": "https://example.org/level", "valueString": "3 mg"}]""");

        assertThat(plans.merge(plan.json()).plan().findValuesAsText("valueString"))
                .containsExactly("3 mg");
    }

    private static void level(ObjectNode plan, String level) {
        plan.withArray("extension")
                .addObject()
                .put("url", "https://example.org/level")
                .put("valueString", level);
    }

    @Test
    void actionOfTheSamePrefixIsOverlaidElementByElement() {
        Protocol base = ProtocolReader.read(Shipped.plan());
        Protocol derived = read(derived("""
                {"prefix": "H1", "title": "Stop for now", "condition": [{"kind": "applicability",
                  "expression": {"language": "text/fhirpath", "expression": "%orderActive and %platelets < 75 '10*9/L'"}}]}"""));

        Rule rule = derived.rules().getFirst();
        assertThat(rule.title()).isEqualTo("Stop for now");
        assertThat(rule.citations()).isEqualTo(base.rules().getFirst().citations());
        assertThat(rule.proposals()).isEqualTo(base.rules().getFirst().proposals());
        assertThat(PatientStory.treated().platelets("70").advice(derived)).containsKey("interrupt-treatment");
        assertThat(PatientStory.treated().platelets("75").advice(derived)).doesNotContainKey("interrupt-treatment");
    }

    @Test
    void actionWithANewPrefixComesLast() {
        Protocol derived = read(derived("""
                {"prefix": "S1", "title": "Look again", "description": "Repeat.", "priority": "routine",
                  "code": [{"coding": [{"system": "%s", "code": "repeat-cbc"}]}],
                  "documentation": [{"type": "citation", "citation": "The study protocol."}],
                  "condition": [{"kind": "applicability", "expression": {"language": "text/fhirpath",
                    "expression": "%%treated and %%platelets < 100 '10*9/L'"}}]}""".formatted(Canonical.MANAGEMENT_ACTION)));

        assertThat(derived.rules().getLast().id()).isEqualTo("S1");
        assertThat(derived.rules())
                .hasSize(ids(ProtocolReader.read(Shipped.plan())).size() + 1);
        assertThat(PatientStory.treated().platelets("90").advice(derived)).containsKey("repeat-cbc");
    }

    @Test
    void ruleIsSilencedByAConditionThatNeverHolds() {
        Protocol derived = read(derived("""
                {"prefix": "N1", "condition": [{"kind": "applicability",
                  "expression": {"language": "text/fhirpath", "expression": "%treated and false"}}]}"""));

        assertThat(PatientStory.treated().neutrophils("0.4").advice(derived)).containsOnlyKeys("interrupt-treatment");
    }

    @Test
    void planMayBeDerivedFromADerivedOne() {
        store.put(derived("{\"prefix\": \"N1\", \"title\": \"First\"}"));
        Item second = derived("{\"prefix\": \"H1\", \"title\": \"Second\"}")
                .id("second")
                .put("url", "\"https://example.org/PlanDefinition/second\"")
                .put("relatedArtifact", from("https://example.org/PlanDefinition/mine|1"));

        assertThat(read(second).rules()).extracting(Rule::title).contains("First", "Second");
    }

    @Test
    void revisionNamesBothStoredVersions() {
        Item mine = derived("{}").put("meta", "{\"versionId\": \"7\"}");

        assertThat(read(mine).revision()).isEqualTo("7 on PlanDefinition/cemsidomide-hematologic-toxicity/_history/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "https://example.org/PlanDefinition/none|1; is not in the store",
                BASE + "|9.9; is not in the store",
                BASE + "; with its version",
                "https://example.org/PlanDefinition/mine|1; derived from itself"
            })
    void baseThatCannotBeUsedIsNamed(String canonical, String reason) {
        store.put(derived("{}"));
        Item plan = derived("{\"prefix\": \"H1\", \"title\": \"T\"}")
                .put("extension", "[{\"url\": \"%sctcae-version\", \"valueCode\": \"6.0\"}]".formatted(CANONICAL))
                .put("relatedArtifact", from(canonical));

        assertThatThrownBy(() -> plans.check(plan.json()))
                .isInstanceOfSatisfying(InvalidProtocolException.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.element()).isEqualTo("PlanDefinition.relatedArtifact[1].resource");
                            assertThat(problem.message()).contains(reason);
                        }));
    }

    @Test
    void circleOverAnotherPlanIsRefused() {
        store.put(derived("{}")
                .id("other")
                .put("url", "\"https://example.org/PlanDefinition/other\"")
                .put("relatedArtifact", from("https://example.org/PlanDefinition/mine|1")));
        store.put(derived("{}"));
        Item plan = derived("{}").put("relatedArtifact", from("https://example.org/PlanDefinition/other|1"));

        assertThatThrownBy(() -> plans.merge(plan.json()))
                .hasMessageContaining("PlanDefinition.relatedArtifact[1].resource")
                .hasMessageContaining("derived from itself");
    }

    @Test
    void secondBaseIsRefused() {
        Item plan = derived("{}").put("relatedArtifact", """
                [{"type": "derived-from", "resource": "%1$s|0.1.0"}, {"type": "derived-from", "resource": "%1$s|0.1.0"}]""".formatted(BASE));

        assertThatThrownBy(() -> plans.merge(plan.json()))
                .hasMessageContaining("PlanDefinition.relatedArtifact[1].resource");
    }

    @Test
    void problemIsNamedWhereTheDerivedPlanWroteIt() {
        Item plan = derived("""
                {"prefix": "P1", "condition": [{"kind": "applicability",
                  "expression": {"language": "text/fhirpath", "expression": "%platelets < 20 'g/dL'"}}]}""");

        assertThatThrownBy(() -> plans.check(plan.json()))
                .isInstanceOfSatisfying(InvalidProtocolException.class, invalid -> assertThat(invalid.problems())
                        .extracting(ProtocolProblem::element)
                        .containsExactly("PlanDefinition.action[0].condition[0].expression.expression"));
    }

    @Test
    void problemThatOnlyTheWholeHasIsSaidAtTheBase() {
        Item plan = derived("{}").put("extension", """
                [{"url": "%sprotocol-variable", "valueExpression": {"name": "grade4", "language": "text/fhirpath",
                   "expression": "%%neutrophils > 'x'"}}]""".formatted(CANONICAL));

        assertThatThrownBy(() -> plans.check(plan.json()))
                .isInstanceOfSatisfying(InvalidProtocolException.class, invalid -> assertThat(invalid.problems())
                        .extracting(ProtocolProblem::element)
                        .contains("PlanDefinition.extension[0].valueExpression.expression")
                        .contains("PlanDefinition.relatedArtifact[1].resource"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/PlanDefinition/unknown|1", "not an address"})
    void planOfAnotherGuideIsLeftAlone(String canonical) {
        Item plan = Item.of("""
                {"resourceType": "PlanDefinition", "status": "draft", "action": [{"title": "Give leaflet"}]}""").put("relatedArtifact", from(canonical));

        plans.check(plan.json());
        assertThat(ProtocolReader.isProtocol(plan.json())).isFalse();
    }

    @Test
    void planOfWordsOnlyIsCheckedWhenItsBaseIsAProtocol() {
        Item plan = derived("{\"prefix\": \"N1\", \"description\": \"\"}").without("version");

        assertThatThrownBy(() -> plans.check(plan.json()))
                .hasMessageContaining("PlanDefinition.version")
                .hasMessageContaining("PlanDefinition.action[0].description: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, BASE + "|9.9"})
    void planOfWordsOnlyThatNamesNoStoredVersionIsRefused(String canonical) {
        Item plan = derived("{\"prefix\": \"N1\", \"description\": \"Wait.\"}").put("relatedArtifact", from(canonical));

        assertThatThrownBy(() -> plans.check(plan.json())).isInstanceOf(InvalidProtocolException.class);
    }

    private Protocol read(Item plan) {
        return plans.merge(plan.json()).read();
    }

    private static Item derived(String action) {
        return Item.of("""
                {"resourceType": "PlanDefinition", "id": "mine", "url": "https://example.org/PlanDefinition/mine",
                 "version": "1", "title": "My study", "status": "active", "relatedArtifact": %s, "action": [%s]}""".formatted(
                        from(BASE + "|" + Shipped.plan().path("version").asText()), action.equals("{}") ? "" : action));
    }

    private static String from(String canonical) {
        return """
                [{"type": "citation", "citation": "The study protocol."},
                 {"type": "derived-from", "resource": "%s"}]""".formatted(canonical);
    }

    private static List<String> ids(Protocol protocol) {
        return protocol.rules().stream().map(Rule::id).toList();
    }
}
