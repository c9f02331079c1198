package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.hl7.fhir.r4.model.ResearchStudy.ResearchStudyStatus;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

class ShippedDefinitionsIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private final ShippedDefinitions definitions = new ShippedDefinitions(
            SERVER.bean(FhirContext.class), SERVER.bean(DaoRegistry.class), SERVER.bean(ISearchParamRegistry.class));

    @Test
    void aMissingDefinitionIsStoredAndMarked() {
        assertThat(definitions.store(shipped("seed-new", "1"))).isTrue();

        JsonNode tag = stored("seed-new").at("/meta/tag/0");
        assertThat(tag.path("system").asText()).isEqualTo(ShippedDefinitions.ORIGIN);
        assertThat(tag.path("code").asText()).isEqualTo("shipped");
        assertThat(tag.path("display").asText()).isEqualTo("1");
    }

    @Test
    void theSameVersionIsStoredOnce() {
        definitions.store(shipped("seed-same", "1"));

        assertThat(definitions.store(shipped("seed-same", "1"))).isFalse();
    }

    @Test
    void aNewVersionReplacesAnUntouchedOneAgainAndAgain() {
        definitions.store(shipped("seed-renewed", "1"));

        assertThat(definitions.store(shipped("seed-renewed", "2"))).isTrue();

        assertThat(definitions.store(shipped("seed-renewed", "3"))).isTrue();

        assertThat(stored("seed-renewed").path("version").asText()).isEqualTo("3");
        assertThat(stored("seed-renewed").at("/meta/tag")).hasSize(1);
    }

    @Test
    void whatAUserEditedStays() {
        definitions.store(shipped("seed-edited", "1"));
        SERVER.put("/fhir/CodeSystem/seed-edited", """
                {"resourceType": "CodeSystem", "id": "seed-edited", "version": "1", "status": "active",
                 "content": "complete", "title": "Our own words", "url": "http://example.org/seed-edited"}
                """);

        assertThat(definitions.store(shipped("seed-edited", "2"))).isFalse();
        assertThat(stored("seed-edited").path("title").asText()).isEqualTo("Our own words");
    }

    @Test
    void whatAUserDeletedStaysAway() {
        definitions.store(shipped("seed-deleted", "1"));
        SERVER.send(SERVER.request("/fhir/CodeSystem/seed-deleted").DELETE());

        assertThat(definitions.store(shipped("seed-deleted", "2"))).isFalse();
        assertThat(SERVER.get("/fhir/CodeSystem/seed-deleted").statusCode()).isEqualTo(410);
    }

    @Test
    void aStudyIsRenewedByItsContentAndLeftAloneOnceEdited() {
        definitions.store(study("seed-study", "First"));

        assertThat(definitions.store(study("seed-study", "First"))).isFalse();
        assertThat(definitions.store(study("seed-study", "Second"))).isTrue();
        SERVER.put("/fhir/ResearchStudy/seed-study", """
                {"resourceType": "ResearchStudy", "id": "seed-study", "status": "active", "title": "Our own"}""");
        assertThat(definitions.store(study("seed-study", "Third"))).isFalse();
    }

    @Test
    void aProtocolThatDoesNotFitItsBaseDoesNotStopTheServer() {
        PlanDefinition plan = new PlanDefinition();
        plan.setUrl("http://example.org/seed-derived").setVersion("1").setStatus(PublicationStatus.ACTIVE);
        plan.addRelatedArtifact()
                .setType(RelatedArtifactType.DERIVEDFROM)
                .setResource(
                        "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity|no-such-version");
        plan.setId("seed-derived");

        assertThat(definitions.storeOrSay(plan)).isFalse();
        assertThat(SERVER.get("/fhir/PlanDefinition/seed-derived").statusCode()).isEqualTo(404);
    }

    @Test
    void aSearchParameterWorksAsSoonAsItIsStored() {
        SearchParameter parameter = new SearchParameter();
        parameter
                .setUrl("http://example.org/SearchParameter/seed-condition-asserted")
                .setVersion("1")
                .setName("Asserted")
                .setDescription("When the condition was asserted")
                .setStatus(PublicationStatus.ACTIVE)
                .setCode("seed-asserted")
                .setType(SearchParamType.DATE)
                .setExpression(
                        "Condition.extension.where(url = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate').value.ofType(dateTime)");
        parameter.addBase("Condition");
        parameter.setId("seed-condition-asserted");

        assertThat(definitions.store(parameter)).isTrue();
        SERVER.put("/fhir/Patient/seed-asserted", "{\"resourceType\": \"Patient\", \"id\": \"seed-asserted\"}");
        SERVER.put("/fhir/Condition/seed-asserted", """
                {"resourceType": "Condition", "id": "seed-asserted", "subject": {"reference": "Patient/seed-asserted"},
                 "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/condition-assertedDate",
                                "valueDateTime": "2025-03-04"}]}
                """);

        assertThat(found("seed-asserted=2025-03-04")).containsExactly("seed-asserted");
        assertThat(found("seed-asserted=2025-03-05")).isEmpty();
    }

    @Test
    void theShippedSearchParametersWorkFromTheFirstStart() {
        SERVER.put("/fhir/Patient/seed-searched", "{\"resourceType\": \"Patient\", \"id\": \"seed-searched\"}");
        SERVER.put("/fhir/Condition/seed-searched", """
                {"resourceType": "Condition", "id": "seed-searched", "subject": {"reference": "Patient/seed-searched"},
                 "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/condition-assertedDate",
                                "valueDateTime": "2025-06-07"}]}
                """);
        SERVER.put("/fhir/Encounter/seed-searched", """
                {"resourceType": "Encounter", "id": "seed-searched", "status": "finished",
                 "subject": {"reference": "Patient/seed-searched"},
                 "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
                 "hospitalization": {"dischargeDisposition": {"coding": [
                  {"system": "http://terminology.hl7.org/CodeSystem/discharge-disposition", "code": "hosp"}]}}}
                """);

        assertThat(found("patient=seed-searched&asserted-date=2025-06-07")).containsExactly("seed-searched");
        assertThat(found("patient=seed-searched&asserted-date=2025-06-08")).isEmpty();
        String discharged = "/fhir/Encounter?patient=seed-searched&discharge-disposition=";
        assertThat(SearchIT.ids(RunningServer.json(SERVER.get(discharged + "hosp"))))
                .containsExactly("seed-searched");
        assertThat(SearchIT.ids(RunningServer.json(SERVER.get(discharged + "home"))))
                .isEmpty();
    }

    private static List<String> found(String condition) {
        return SearchIT.ids(RunningServer.json(SERVER.get("/fhir/Condition?" + condition)));
    }

    private static ResearchStudy study(String id, String title) {
        ResearchStudy study = new ResearchStudy();
        study.setStatus(ResearchStudyStatus.ACTIVE).setTitle(title);
        study.setId(id);
        return study;
    }

    @Test
    void whatHasNoVersionIsRenewedWhenItsContentIsAnother() {
        assertThat(definitions.store(figures("seed-figures", "2025-01"))).isTrue();
        assertThat(definitions.store(figures("seed-figures", "2025-01"))).isFalse();

        assertThat(definitions.store(figures("seed-figures", "2025-02"))).isTrue();

        JsonNode stored = RunningServer.json(SERVER.get("/fhir/MeasureReport/seed-figures"));
        assertThat(stored.path("date").asText()).isEqualTo("2025-02");
        assertThat(stored.at("/meta/tag")).hasSize(1);
    }

    @Test
    void whatHasNoVersionAndWasEditedStays() {
        definitions.store(figures("seed-figures-edited", "2025-01"));
        SERVER.put("/fhir/MeasureReport/seed-figures-edited", """
                {"resourceType": "MeasureReport", "id": "seed-figures-edited", "status": "complete", "type": "summary",
                 "measure": "http://example.org/Measure/m", "period": {"start": "2024-01-01"}}
                """);

        assertThat(definitions.store(figures("seed-figures-edited", "2025-02"))).isFalse();
    }

    private static MeasureReport figures(String id, String date) {
        return SERVER.bean(FhirContext.class).newJsonParser().parseResource(MeasureReport.class, """
                {"resourceType": "MeasureReport", "id": "%s", "status": "complete", "type": "summary", "date": "%s",
                 "contained": [{"resourceType": "Group", "id": "population", "type": "person", "actual": false}],
                 "measure": "http://example.org/Measure/m", "subject": {"reference": "#population"},
                 "period": {"end": "2025-01-01"}}
                """.formatted(
                        id, date));
    }

    private static CodeSystem shipped(String id, String version) {
        CodeSystem system = new CodeSystem();
        system.setUrl("http://example.org/" + id)
                .setVersion(version)
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystem.CodeSystemContentMode.COMPLETE);
        system.addConcept().setCode("a").setDisplay("Version " + version);
        system.setId(id);
        return system;
    }

    private static JsonNode stored(String id) {
        return RunningServer.json(SERVER.get("/fhir/CodeSystem/" + id));
    }
}
