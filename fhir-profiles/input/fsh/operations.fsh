Instance: ctcae-grade
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "CtcaeGrade"
* title = "Grade laboratory results by CTCAE"
* kind = #operation
* description = "Grades blood counts and hemoglobin by one version of the Common Terminology Criteria for Adverse Events. Nothing is stored. On the type, the Observations are sent along and their patients are not looked up; on an instance, the stored Observation is graded."
* affectsState = false
* code = #ctcae-grade
* resource = #Observation
* system = false
* type = true
* instance = true
* insert Parameter(in, observation, 0, *, Observation, [[The laboratory results to grade: at least one where the operation is called on the type, none where it is called on an instance.]])
* insert Parameter(in, ctcaeVersion, 0, 1, code, [[The version of CTCAE to grade by: 5.0 or 6.0; 5.0 when not given. A valueString is taken too.]])
* insert Grading([[One for each Observation, in the order given; for a panel with components, one for each component that is a test of ours.]])

Instance: patient-ctcae-grade
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "PatientCtcaeGrade"
* title = "Grade a patient's laboratory results by CTCAE"
* kind = #operation
* description = "Grades all stored blood counts and hemoglobin values of a patient by one version of the Common Terminology Criteria for Adverse Events. Nothing is stored."
* affectsState = false
* code = #ctcae-grade
* resource = #Patient
* system = false
* type = false
* instance = true
* insert Parameter(in, ctcaeVersion, 0, 1, code, [[The version of CTCAE to grade by: 5.0 or 6.0; 5.0 when not given. A valueString is taken too.]])
* insert Grading([[One for each laboratory result of the patient, oldest first; results without a time come last.]])

Instance: toxicity-summary-of-OperationDefinition
InstanceOf: OperationDefinition
Usage: #definition
* id = "toxicity-summary"
* insert FirstVersion
* insert Released
* name = "ToxicitySummary"
* title = "Count all treated patients by worst CTCAE grade"
* kind = #operation
* description = "Counts every patient of the store who was treated with a study drug by the worst CTCAE grade of their blood counts. Published figures for the same drug stand beside it in the extension published-figure of each group (of the report, for a term that is not counted), and are never pooled with it. Nothing is stored."
* affectsState = false
* code = #toxicity-summary
* comment = "The answer is a MeasureReport, or a table with Accept: text/csv. Two summaries are made at a time on each node; a further one is refused with 503 and Retry-After."
* resource = #Patient
* system = false
* type = true
* instance = false
* insert Summarised

Instance: cohort-toxicity-summary
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "CohortToxicitySummary"
* title = "Count the patients of a group or a study by worst CTCAE grade"
* kind = #operation
* description = "Counts the patients of a Group, or the subjects of a ResearchStudy by arm, by the worst CTCAE grade of their blood counts under a study drug. Published figures for the same drug stand beside it in the extension published-figure of each group (of the report, for a term that is not counted), and are never pooled with it. Nothing is stored."
* affectsState = false
* code = #toxicity-summary
* comment = "The answer is a MeasureReport, or a table with Accept: text/csv. Two summaries are made at a time on each node; a further one is refused with 503 and Retry-After."
* resource[0] = #Group
* resource[+] = #ResearchStudy
* system = false
* type = false
* instance = true
* insert Summarised

Instance: explain
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "ExplainProtocol"
* title = "Tell a protocol in plain English"
* kind = #operation
* description = "Tells what the conditions of a protocol say, in words that a clinician can read, or refuses it with 422 and every problem that storing it would give. On the type, the protocol is sent along; on an instance, the stored one is told. Nothing is stored."
* affectsState = false
* code = #explain
* resource = #PlanDefinition
* system = false
* type = true
* instance = true
* insert Parameter(in, protocol, 0, 1, PlanDefinition, [[The protocol where the operation is called on the type, none where it is called on an instance. The resource alone is taken too. A protocol that is derived from another is laid over its stored base.]])
* insert Parameter(out, protocol, 1, 1, canonical, [[The address of the protocol with its version.]])
* insert Parameter(out, ctcaeVersion, 1, 1, code, [[The version of CTCAE that it grades by.]])
* parameter[+]
  * name = #variable
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "One for each variable, in the order of the protocol."
  * insert Part(out, name, 1, 1, string, [[As expressions call it, without the percent sign.]])
  * insert Part(out, element, 0, 1, string, [[Where it stands in the PlanDefinition; none where it is taken from the base.]])
  * insert Part(out, expression, 1, 1, string, [[In FHIRPath.]])
  * insert Part(out, words, 1, 1, string, [[The same in English.]])
* parameter[+]
  * name = #rule
  * use = #out
  * min = 1
  * max = "*"
  * documentation = "One for each rule, in the order of the protocol."
  * insert Part(out, id, 1, 1, string, [[The prefix of the action.]])
  * insert Part(out, element, 0, 1, string, [[Where it stands in the PlanDefinition; none where it is taken from the base.]])
  * insert Part(out, expression, 1, 1, string, [[All its conditions together, in FHIRPath.]])
  * insert Part(out, words, 1, 1, string, [[The same in English.]])
  * insert Part(out, fact, 0, *, string, [[A fact that it looks at.]])
  * insert Part(out, urgency, 0, 1, string, [[How the facts decide its urgency, in English; none where it is always the same.]])

Instance: cds-feedback-export
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "CdsFeedbackExport"
* title = "Export cards and the feedback to them"
* kind = #operation
* description = "Writes one line of JSON for each CDS Hooks card that was issued, or answered, in a time: what was advised, on what evidence, by which protocol with its source attributes, and what clinicians did with it. The answer is newline-delimited JSON, application/x-ndjson."
* affectsState = false
* code = #cds-feedback-export
* system = true
* type = false
* instance = false
* insert Parameter(in, _since, 0, 1, instant, [[Cards that were recorded, or whose feedback arrived, at this moment or later. A date is taken too.]])
* insert Parameter(in, _until, 0, 1, instant, [[And before this moment; before the request, when not given. A date is taken too.]])
* insert Parameter(in, patient, 0, 1, string, [[Only the cards of this patient: an id or reference in this server, or the address of a Patient on another server.]])
* insert Parameter(out, return, 1, 1, Binary, [[The lines.]])

