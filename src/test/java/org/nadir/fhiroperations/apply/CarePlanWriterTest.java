package org.nadir.fhiroperations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.junit.jupiter.api.Test;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.fhir.Protocols;
import org.nadir.testing.Conformance;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.protocol.Protocol;

/** What the answer of {@code $apply} looks like; each one is valid R4. */
class CarePlanWriterTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private static List<JsonNode> activity(String query) {
        return List.of(Shipped.activity(query.substring(query.lastIndexOf('/') + 1)));
    }

    private static CarePlan plan(PatientStory story) {
        return plan(story, Shipped.CTCAE_5, story.recommendations(), List.of());
    }

    private static CarePlan plan(
            PatientStory story, Protocol protocol, List<Recommendation> advice, List<String> remarks) {
        AppliedProtocol applied = new AppliedProtocol(
                protocol, new AppliedProtocol.Subject("p1", story.chart()), advice, remarks, PatientStory.NOW);
        CarePlan plan =
                new CarePlanWriter(R4, new Protocols(CarePlanWriterTest::activity, PatientStory.CLOCK)).write(applied);
        String json = R4.newJsonParser().encodeResourceToString(plan);
        Conformance.assertValid(json);
        return (CarePlan) R4.newJsonParser().parseResource(json);
    }

    private static RequestGroup group(CarePlan plan) {
        assertThat(plan.getActivityFirstRep().getReference().getReference()).isEqualTo("#request-group");
        return (RequestGroup) plan.getContained().getFirst();
    }

    private static RequestGroupActionComponent action(CarePlan plan, String topic) {
        return group(plan).getAction().stream()
                .filter(action ->
                        action.getCodeFirstRep().getCodingFirstRep().getCode().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no action " + topic));
    }

    private static JsonNode contained(CarePlan plan, String reference) {
        for (JsonNode resource :
                Item.of(R4.newJsonParser().encodeResourceToString(plan)).json().path("contained")) {
            if (reference.equals("#" + resource.path("id").asText())) {
                return resource;
            }
        }
        throw new AssertionError("nothing is contained as " + reference);
    }

    @Test
    void thePlanIsADraftProposalForThePatientByTheProtocol() {
        CarePlan plan = plan(PatientStory.treated().neutrophils("0.4"));

        assertThat(plan.getStatus().toCode()).isEqualTo("draft");
        assertThat(plan.getIntent().toCode()).isEqualTo("proposal");
        assertThat(plan.getSubject().getReference()).isEqualTo("Patient/p1");
        assertThat(plan.getCreatedElement().getValueAsString()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(plan.getInstantiatesCanonical().getFirst().getValue()).isEqualTo(Shipped.CTCAE_5.canonical());
        assertThat(group(plan).getSubject().getReference()).isEqualTo("Patient/p1");
        assertThat(group(plan).getReasonReference())
                .extracting(Reference::getReference)
                .contains("Observation/anc")
                .doesNotHaveDuplicates();
    }

    @Test
    void anActionIsTheRecommendation() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        Recommendation advice = story.of("interrupt-treatment");

        RequestGroupActionComponent action = action(plan(story), "interrupt-treatment");

        assertThat(action.getId()).isEqualTo(advice.uuid("p1", Shipped.CTCAE_5));
        assertThat(action.getPrefix()).isEqualTo("H1");
        assertThat(action.getTitle()).isEqualTo(advice.rule().title());
        assertThat(action.getDescription()).contains(advice.wording());
        assertThat(action.getPriority().toCode()).isEqualTo(advice.urgency().code());
        assertThat(action.getTextEquivalent()).contains("0.4 10*9/L, grade 4 (");
        assertThat(action.getDocumentation())
                .extracting(citation -> citation.getCitation())
                .containsExactlyElementsOf(advice.rule().citations().stream()
                        .map(citation -> citation.text())
                        .toList());
        assertThat(action.getExtensionsByUrl(RecommendedActions.EVIDENCE))
                .extracting(extension ->
                        action.castToReference(extension.getValue()).getReference())
                .contains("Observation/anc");
    }

    @Test
    void aHoldNamesTheStoredOrderAndIsNotTheOrder() {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").id("one"))
                .and(Item.order("cemsidomide", "stopped").id("old"))
                .neutrophils("0.4");

        RequestGroupActionComponent action = action(plan(story), "interrupt-treatment");

        assertThat(action.getResource().hasReference()).isFalse();
        assertThat(action.getAction()).hasSize(1);
        RequestGroupActionComponent hold = action.getAction().getFirst();
        assertThat(hold.getType().getCodingFirstRep().getCode()).isEqualTo("update");
        assertThat(hold.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("hold");
        assertThat(hold.getResource().getReference()).isEqualTo("MedicationRequest/one");
        assertThat(hold.getDescription()).contains("from active to on-hold").contains("407563006");
    }

    @Test
    void aNewOrderIsAContainedDraft() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        CarePlan plan = plan(story);

        List<RequestGroupActionComponent> offered = action(plan, "g-csf").getAction();

        assertThat(offered)
                .extracting(RequestGroupActionComponent::getTitle)
                .containsExactly("Order filgrastim (proposal)", "Order pegfilgrastim (proposal)");
        assertThat(offered.getFirst().getType().getCodingFirstRep().getCode()).isEqualTo("create");
        JsonNode draft = contained(plan, offered.getFirst().getResource().getReference());
        assertThat(draft.path("resourceType").asText()).isEqualTo("MedicationRequest");
        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.at("/instantiatesCanonical/0").asText()).contains("order-filgrastim|");
        assertThat(draft.at("/subject/reference").asText()).isEqualTo("Patient/p1");
    }

    @Test
    void aLowerDoseIsSaidWithItsLevel() {
        Protocol protocol = Shipped.withDoseLevels("75", "50", "37.5");
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "on-hold").id("held").dosage("75", "ug", "2026-10-01"))
                .lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L", 10);

        CarePlan plan = plan(story, protocol, story.recommendations(protocol), List.of());

        assertThat(action(plan, "resume-treatment").getAction())
                .extracting(one -> one.getCodeFirstRep().getCodingFirstRep().getCode())
                .containsExactly("resume", "resume-lower-dose");
        RequestGroupActionComponent lower =
                action(plan, "resume-treatment").getAction().getLast();
        assertThat(lower.getTitle()).endsWith(": 50 ug");
        assertThat(lower.getDescription()).contains("every doseQuantity to 50 ug");
    }

    @Test
    void adviceThatOffersNothingIsAMessage() {
        PatientStory story = PatientStory.treated().neutrophils("0.4").oral("38.5", "Cel", 60);
        CarePlan plan = plan(story);

        RequestGroupActionComponent action = action(plan, "broad-spectrum-antibiotics");

        assertThat(action.getAction()).isEmpty();
        JsonNode message = contained(plan, action.getResource().getReference());
        assertThat(message.path("resourceType").asText()).isEqualTo("CommunicationRequest");
        assertThat(message.path("priority").asText()).isEqualTo("stat");
        assertThat(message.at("/payload/0/contentString").asText()).isEqualTo(action.getTextEquivalent());
    }

    @Test
    void whatCouldNotBeAssessedIsInTheDescription() {
        PatientStory story = PatientStory.treated().neutrophils("3", "furlong");
        Recommendation advice = story.of("not-assessable");

        assertThat(advice.notes()).isNotEmpty();
        assertThat(action(plan(story), "not-assessable").getDescription().lines())
                .containsAll(advice.notes());
    }

    @Test
    void aQuestionnaireIsNamedByItsCanonical() {
        PatientStory story = PatientStory.treated();
        CarePlan plan =
                plan(story, Shipped.CTCAE_5, PatientStory.recommendations(story.record(), List.of()), List.of());

        assertThat(action(plan, "assess-symptoms")
                        .getAction()
                        .getFirst()
                        .getResource()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms");
    }

    @Test
    void aPlanWithoutAdviceSaysSoAndKeepsItsRemarks() {
        CarePlan plan = plan(PatientStory.untreated(), Shipped.CTCAE_5, List.of(), List.of("Another one advises."));

        assertThat(group(plan).getAction()).isEmpty();
        assertThat(plan.getDescription()).startsWith("No rule of the protocol applies now.");
        assertThat(plan.getNoteFirstRep().getText()).isEqualTo("Another one advises.");
    }

    @Test
    void theValidationOfTheseTestsRefusesAnActionThatDoesNothing() {
        assertThat(Conformance.errors("""
                {"resourceType": "RequestGroup", "status": "draft", "intent": "proposal", "action": [{"title": "x"}]}"""))
                .anySatisfy(error -> assertThat(error.message()).contains("rqg-1"));
    }
}
