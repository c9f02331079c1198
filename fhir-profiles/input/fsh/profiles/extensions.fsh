Extension: AdviceEvidence
Id: advice-evidence
Title: "Advice evidence"
Description: "A resource that a recommendation rests on, with the finding in words; the answer of $apply has it on each action."
Context: RequestGroup.action
* insert Definition
* value[x] 1..
* value[x] only Reference(Resource)

Extension: AlertRetracted
Id: alert-retracted
Title: "Alert retracted"
Description: "When the server took an alert back because its advice is no longer given."
Context: DetectedIssue
* insert Definition
* value[x] 1..
* value[x] only dateTime

Extension: AlertRule
Id: alert-rule
Title: "Alert rule"
Description: "The id of the protocol's rule whose advice an alert brings."
Context: DetectedIssue
* insert Definition
* value[x] 1..
* value[x] only string

Extension: IssuedCard
Id: issued-card
Title: "Issued card"
Description: "A CDS Hooks card as it was given out for the first time."
Context: GuidanceResponse
* insert Definition
* extension contains
    service 1..1 and
    user 0..1 and
    encounter 0..1 and
    server 0..1 and
    patient 1..1 and
    indicator 1..1 and
    summary 1..1 and
    rule 0..1 and
    grade 0..1 and
    evidence 0..1
* extension[service] ^short = "Id of the CDS service that gave the card"
  * value[x] 1..
  * value[x] only string
* extension[user] ^short = "Reference to the user, as the hook named it"
  * value[x] 1..
  * value[x] only string
* extension[encounter] ^short = "Reference to the encounter, as the hook named it"
  * value[x] 1..
  * value[x] only string
* extension[server] ^short = "Base address of the patient's FHIR server; none for the own store"
  * value[x] 1..
  * value[x] only string
* extension[patient] ^short = "Logical id of the patient on that server"
  * value[x] 1..
  * value[x] only string
* extension[indicator] ^short = "The card's indicator: info, warning or critical"
  * value[x] 1..
  * value[x] only code
* extension[summary] ^short = "The card's summary"
  * value[x] 1..
  * value[x] only string
* extension[rule] ^short = "Id of the rule in the protocol"
  * value[x] 1..
  * value[x] only string
* extension[grade] ^short = "The highest CTCAE grade that the evidence shows or may hide"
  * value[x] 1..
  * value[x] only integer
* extension[evidence] ^short = "The card's evidence as JSON"
  * value[x] 1..
  * value[x] only string

Extension: SourceAttributeExtension
Id: source-attribute
Title: "Source attribute"
Description: "What a user can learn of where a protocol comes from."
Context: Library, PlanDefinition
* insert Definition
* extension contains
    name 1..1 and
    value 1..1
* extension[name] ^short = "Code of the code system source-attribute"
  * value[x] 1..
  * value[x] only code
* extension[value] ^short = "The attribute in words; unknown where it is not known"
  * value[x] 1..
  * value[x] only string

Extension: SupersededBy
Id: superseded-by
Title: "Superseded by"
Description: "The alert of the same topic that stands in the place of one that was taken back."
Context: DetectedIssue
* insert Definition
* value[x] 1..
* value[x] only Reference(DetectedIssue)

Extension: CtcaeVersionExtension
Id: ctcae-version
Title: "CTCAE version"
Description: "The version of the Common Terminology Criteria for Adverse Events to grade by, or graded by."
Context: PlanDefinition, ResearchStudy, MeasureReport
* insert Definition
* value[x] 1..
* value[x] only code
* value[x] from CtcaeVersions (required)

Extension: ProtocolWindow
Id: protocol-window
Title: "Window of a protocol"
Description: "How long something counts: results, fever, a transfusion's effect, a cycle, an override."
Context: PlanDefinition
* insert Definition
* extension contains
    name 1..1 and
    duration 1..1
* extension[name] ^short = "Which window; the server refuses a protocol with an unknown one"
  * value[x] 1..
  * value[x] only code
* extension[duration] ^short = "Its length in d, h or min"
  * value[x] 1..
  * value[x] only Duration

Extension: ProtocolVariable
Id: protocol-variable
Title: "Variable of a protocol"
Description: "A number or a condition by name, which the conditions of the protocol may use: %holdGrade."
Context: PlanDefinition
* insert Definition
* value[x] 1..
* value[x] only Expression
* valueExpression.name 1..
* valueExpression.language = #text/fhirpath
* valueExpression.expression 1..

Extension: EpisodeGrade
Id: episode-grade
Title: "Grade of an episode"
Description: "The CTCAE grade from which a fall of a count is an episode of toxicity."
Context: PlanDefinition
* insert Definition
* value[x] 1..
* value[x] only integer

Extension: DoseLevel
Id: dose-level
Title: "Dose level"
Description: "A dose that the study allows. The levels tell whether there is a lower dose to resume at."
Context: PlanDefinition
* insert Definition
* value[x] 1..
* value[x] only Quantity

Extension: TreatmentCycle
Id: treatment-cycle
Title: "Treatment cycle"
Description: "The number of the cycle of treatment that an order begins or belongs to, from 1."
Context: MedicationRequest
* insert Definition
* value[x] 1..
* value[x] only positiveInt or integer
* value[x] obeys cycle-number

Invariant: cycle-number
Description: "The cycle is a positive whole number."
Expression: "$this > 0"
Severity: #error

Extension: PublishedFigure
Id: published-figure
Title: "Published figure"
Description: "What was published of the same drug, beside a count and never pooled with it."
Context: MeasureReport, MeasureReport.group
* insert Definition
* extension contains
    term 1..1 and
    report 1..1 and
    source 1..1 and
    population 1..1 and
    count 0..1 and
    percent 0..1
* extension[term] ^short = "The adverse event"
  * value[x] 1..
  * value[x] only CodeableConcept
* extension[report] ^short = "The MeasureReport that holds the published table"
  * value[x] 1..
  * value[x] only Reference(MeasureReport)
* extension[source] ^short = "Where it was published"
  * value[x] 1..
  * value[x] only string
* extension[population] ^short = "Which patients it is of"
  * value[x] 1..
  * value[x] only string
* extension[count] ^short = "How many patients, where published"
  * value[x] 1..
  * value[x] only decimal
* extension[percent] ^short = "Of how many in a hundred, where published"
  * value[x] 1..
  * value[x] only Quantity
