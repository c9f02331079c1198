Profile: ToxicityProtocol
Parent: PlanDefinition
Id: toxicity-protocol
Title: "Toxicity protocol"
Description: "The rules of a study protocol for hematologic toxicity: conditions over named facts, what is advised, its wording, sources, and what to order. A protocol that is derived from another says only what differs."
* insert Definition
* obeys rule-advises-an-action
* extension contains
    CtcaeVersionExtension named ctcaeVersion 0..1 MS and
    ProtocolWindow named window 0..* MS and
    ProtocolVariable named variable 0..* MS and
    EpisodeGrade named episodeGrade 0..1 MS and
    DoseLevel named doseLevel 0..* MS
* url 1.. MS
* version 1.. MS
* title 1.. MS
* useContext MS
* useContext ^short = "Focus: the drug, by its names and codes"
* relatedArtifact MS
* action MS
  * prefix MS
  * prefix ^short = "The rule's id, such as H1"
  * code MS
  * code from ProtocolActions (required)
  * code ^short = "What is advised, the topic of the card; of an action in it, what to change in an order"
  * condition.expression.language = #text/fhirpath
  * documentation MS
  * documentation ^short = "Where the rule comes from"
  * action MS
  * action ^short = "What to order or change"

Invariant: rule-advises-an-action
Description: "A rule is coded by what it advises; only what it proposes may be a change of an order."
Expression: "action.code.coding.all(system = 'https://nadir-cds.github.io/fhir/CodeSystem/management-action')"
Severity: #error

Profile: ProtocolOrder
Parent: ActivityDefinition
Id: protocol-order
Title: "What a protocol proposes to order"
Description: "A proposed order; the server fills in the patient, the reason and the time."
* insert Definition
* url 1.. MS
* version 1..
* title 1..
* kind 1.. MS
* intent 1..
* intent = #proposal

Profile: TreatmentStudy
Parent: ResearchStudy
Id: treatment-study
Title: "Treatment study"
Description: "A study whose subjects are advised by its protocol."
* insert Definition
* extension contains CtcaeVersionExtension named ctcaeVersion 0..1 MS
* title 1.. MS
* protocol 1.. MS
* protocol only Reference(PlanDefinition)
* arm MS

Profile: TreatmentSubject
Parent: ResearchSubject
Id: treatment-subject
Title: "Treatment subject"
Description: "That a patient is on a study, in which arm, and since when."
* insert Definition
* period MS
* study only Reference(ResearchStudy)
* study MS
* individual only Reference(Patient)
* individual MS
* assignedArm MS
* actualArm MS

Profile: SymptomQuestionnaire
Parent: Questionnaire
Id: symptom-questionnaire
Title: "Symptom questionnaire"
Description: "Asks for the symptoms and signs that a toxicity protocol looks at. Questions are known by linkId and carry the finding's code."
* insert Definition
* url 1..
* version 1..
* subjectType 1..1
* subjectType = #Patient
* item 1.. MS
  * linkId MS
  * code MS
  * type MS

Profile: SymptomResponse
Parent: QuestionnaireResponse
Id: symptom-response
Title: "Answers to the symptom questionnaire"
Description: "Who has which symptoms, and when: without a time the answers cannot be used."
* insert Definition
* questionnaire 1.. MS
* subject 1.. MS
* subject only Reference(Patient)
* authored 1.. MS
* item MS
