package org.nadir.fhirserver.demo;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.hl7.fhir.r4.model.ResearchStudy.ResearchStudyStatus;
import org.hl7.fhir.r4.model.ResearchSubject;
import org.hl7.fhir.r4.model.ResearchSubject.ResearchSubjectStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.demo.DemoCourse.Person;
import org.nadir.fhirserver.demo.DemoEvent.Finding;
import org.nadir.fhirserver.demo.DemoEvent.Transfusion;
import org.nadir.fhirserver.demo.DemoEvent.Visit;

/** Writes who the patient is, the part in the study, diagnoses, symptoms, transfusions and visits. */
record DemoHistory(DemoScene scene) {

    private static final String IDENTIFIERS = Canonical.BASE + "/sid/demo";
    private static final String ESCALATION = "Dose escalation";
    private static final String EXPANSION = "Dose expansion";
    private static final DemoCode PROBLEM =
            DemoCode.hl7("condition-category", "problem-list-item", "Problem List Item");
    private static final DemoCode AMBULATORY = DemoCode.hl7("v3-ActCode", "AMB", "ambulatory");

    Patient patient() {
        Person person = scene.course().person();
        Patient patient = new Patient();
        patient.setId(person.id());
        patient.setActive(true)
                .setGender(person.sex())
                .setBirthDateElement(new DateType(person.born().toString()))
                .addIdentifier()
                .setSystem(IDENTIFIERS)
                .setValue(person.id());
        patient.addName().setUse(NameUse.OFFICIAL).setFamily(person.family()).addGiven(person.given());
        patient.setText(story());
        return patient;
    }

    /** What this patient shows, for the people who look at the record; no element holds it. */
    private Narrative story() {
        XhtmlNode text = new XhtmlNode(NodeType.Element, "div");
        text.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        text.addTag("p").addText(scene.course().story());
        Narrative story = new Narrative().setStatus(NarrativeStatus.ADDITIONAL);
        story.setDiv(text);
        return story;
    }

    /** The study and the patient's part in it; nothing where the patient takes part in none. */
    List<DomainResource> study() {
        return switch (scene.course().setting().study()) {
            case NONE -> List.of();
            case ESCALATION -> List.of(demoStudy(), subject(ESCALATION));
            case EXPANSION -> List.of(demoStudy(), subject(EXPANSION));
        };
    }

    private ResearchSubject subject(String arm) {
        ResearchSubject subject = new ResearchSubject();
        subject.setId(scene.course().id() + "-subject");
        DemoProfile.TREATMENT_SUBJECT.claimBy(subject);
        return subject.setStatus(ResearchSubjectStatus.ONSTUDY)
                .setStudy(new Reference("ResearchStudy/demo-study"))
                .setIndividual(scene.patient())
                .setAssignedArm(arm);
    }

    private static ResearchStudy demoStudy() {
        ResearchStudy study = new ResearchStudy();
        study.setId("demo-study");
        study.setStatus(ResearchStudyStatus.ACTIVE).setTitle("Demonstration study of cemsidomide (synthetic)");
        study.addArm().setName(ESCALATION);
        study.addArm().setName(EXPANSION);
        return study;
    }

    Condition write(Finding finding, String id) {
        Condition condition = new Condition();
        condition.setId(id);
        return condition
                .setClinicalStatus(status("condition-clinical", finding.clinicalStatus()))
                .setVerificationStatus(status("condition-ver-status", finding.verificationStatus()))
                .addCategory(PROBLEM.concept())
                .setCode(finding.term().code().concept())
                .setSubject(scene.patient())
                .setOnset(scene.at(finding.time()))
                .setRecordedDateElement(scene.at(finding.time()));
    }

    private static CodeableConcept status(String codeSystem, String code) {
        return new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/" + codeSystem, code, null));
    }

    ServiceRequest write(Transfusion transfusion, String id) {
        ServiceRequest request = new ServiceRequest();
        request.setId(id);
        DemoProfile.SUPPORTIVE_SERVICE_ORDER.claimBy(request);
        return request.setStatus(transfusion.status())
                .setIntent(ServiceRequestIntent.ORDER)
                .setCode(transfusion.product().code().concept())
                .setSubject(scene.patient())
                .setOccurrence(scene.at(transfusion.time()))
                .setAuthoredOnElement(scene.at(transfusion.time()))
                .setRequester(DemoScene.named("Demo Oncologist"));
    }

    Encounter write(Visit visit, String id) {
        Encounter encounter = new Encounter();
        encounter.setId(id);
        return encounter
                .setStatus(EncounterStatus.INPROGRESS)
                .setClass_(AMBULATORY.coding())
                .setSubject(scene.patient())
                .setPeriod(new Period().setStartElement(scene.at(visit.time())));
    }
}
