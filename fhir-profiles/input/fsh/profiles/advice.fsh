// What the server writes about its own advice.

Profile: ToxicityAlert
Parent: DetectedIssue
Id: toxicity-alert
Title: "Toxicity alert"
Description: "A new result changed what the protocol advises: the advice, its urgency, the evidence and the protocol."
* insert Definition
* extension contains
    AlertRule named rule 1..1 MS and
    AlertRetracted named retracted 0..1 MS and
    SupersededBy named supersededBy 0..* MS
* code 1.. MS
* code from ManagementActions (required)
* severity 1.. MS
* patient 1.. MS
* patient only Reference(Patient)
* identified[x] 1.. MS
* identified[x] only dateTime
* implicated MS
* evidence MS
* detail 1.. MS
* reference 1.. MS
* reference ^short = "The protocol, with its version"
* mitigation MS

Profile: CardRecord
Parent: GuidanceResponse
Id: card-record
Title: "Record of a card"
Description: "A CDS Hooks card as it was given out for the first time, under the card's uuid."
* insert Definition
* extension contains IssuedCard named card 1..1 MS
* identifier 1.. MS
* module[x] only canonical
* subject 1.. MS
* occurrenceDateTime 1.. MS
* reasonCode 1.. MS
* reasonCode from ManagementActions (extensible)
* reasonReference MS

Profile: CardFeedback
Parent: Communication
Id: card-feedback
Title: "Feedback to a card"
Description: "What a clinician did with a card: accepted or overridden, and why."
* insert Definition
* identifier 1.. MS
* topic 1.. MS
* topic from FeedbackOutcomes (required)
* subject MS
* sent 1.. MS
* reasonCode MS
* reasonCode from OverrideReasons (extensible)
* payload MS

Profile: CohortReport
Parent: MeasureReport
Id: cohort-report
Title: "Cohort report"
Description: "How many patients had which worst CTCAE grade, by term, arm and cycle, beside what was published."
* insert Definition
* extension contains
    CtcaeVersionExtension named ctcaeVersion 1..1 MS and
    PublishedFigure named publishedFigure 0..* MS
* type = #summary
* group MS
  * extension contains PublishedFigure named publishedFigure 0..* MS
  * code 1.. MS
  * population MS
  * stratifier MS
