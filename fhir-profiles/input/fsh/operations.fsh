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

Instance: treatment-course
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "TreatmentCourse"
* title = "Tell the course of a patient's treatment"
* kind = #operation
* description = "Tells what is known of a patient's treatment with the study drug, as the rules see it: cycles, orders and transfusions by kind, temperatures, findings, results that cannot be used, and what is in doubt. On an instance, the stored record is read; on the type, the record is sent along. Nothing is stored."
* affectsState = false
* code = #treatment-course
* comment = "The record is read by what reads it for the cards, so that a picture of the course cannot contradict them. Laboratory results are graded by $ctcae-grade."
* resource = #Patient
* system = false
* type = true
* instance = true
* insert Parameter(in, resource, 0, *, Resource, [[What is known of the patient: where the operation is called on the type exactly one Patient, and the resources about them as a prefetch of the CDS services holds them; none where it is called on an instance.]])
* insert Parameter(out, protocol, 1, 1, canonical, [[The protocol that advises for the patient.]])
* insert Parameter(out, drug, 1, 1, string, [[The study drug of the protocol, as cards call it.]])
* insert Parameter(out, ctcaeVersion, 1, 1, code, [[The version of CTCAE by which the patient's results are graded.]])
* insert Parameter(out, assessedAt, 1, 1, instant, [[When the record was read.]])
* insert Parameter(out, firstDose, 0, 1, dateTime, [[The first dose on record.]])
* insert Parameter(out, cycleLength, 0, 1, Duration, [[The length by which the protocol counts cycles, in days.]])
* insert Parameter(out, cycleDay, 0, 1, integer, [[Today's day of the last cycle, by the calendar where its dose was written: day 1 is the day of its start.]])
* parameter[+]
  * insert Entry(cycle, [[A treatment cycle from the first dose to now, the first one first; none where they are not known.]])
  * insert Part(out, number, 1, 1, positiveInt, [[The number of the cycle.]])
  * insert Part(out, start, 1, 1, dateTime, [[Its day 1.]])
  * insert Part(out, stated, 1, 1, boolean, [[Whether an order says it; otherwise it is counted from the first dose.]])
* parameter[+]
  * insert Entry(order, [[An order or a transfusion, the earliest first, also an ended one; one for each kind that it is of. Drafts on record, and what was cancelled or entered in error, are left out, as the rules leave them out.]])
  * insert Part(out, kind, 1, 1, code, [[study-drug, g-csf, esa, antibiotic-prophylaxis, broad-spectrum-antibiotics, rbc-transfusion, platelet-transfusion or cbc.]])
  * insert Part(out, reference, 0, 1, Reference, [[The MedicationRequest, ServiceRequest or Procedure; absent where one was sent without an id.]])
  * insert Part(out, status, 1, 1, code, [[Its status, as it says it.]])
  * insert Part(out, text, 1, 1, string, [[The medication or service in words.]])
  * insert Part(out, start, 0, 1, dateTime, [[The first dose where the order says it, else when it was written; when a transfusion was performed.]])
  * insert Part(out, end, 0, 1, dateTime, [[The last day on which the medication is taken, where the order says it.]])
  * insert Part(out, dose, 0, 1, Quantity, [[The dose of each administration, where the order has one.]])
  * insert Part(out, cycle, 0, 1, positiveInt, [[The cycle that the order states.]])
  * insert Part(out, statusReason, 0, 1, string, [[Why it has that status, in words.]])
* parameter[+]
  * insert Entry(temperature, [[A body temperature, the earliest first.]])
  * insert Part(out, reference, 0, 1, Reference, [[The Observation or QuestionnaireResponse.]])
  * insert Part(out, time, 1, 1, dateTime, [[When it was taken.]])
  * insert Part(out, value, 1, 1, Quantity, [[In degrees Celsius.]])
  * insert Part(out, route, 0, 1, string, [[oral or not oral; absent where it is not known.]])
* parameter[+]
  * insert Entry(finding, [[A symptom or sign that was recorded as present or absent, the earliest first, those without a time last; one for each kind that it is of.]])
  * insert Part(out, reference, 0, 1, Reference, [[The Observation, Condition or QuestionnaireResponse.]])
  * insert Part(out, kind, 1, 1, code, [[anemia-symptom, bleeding, bleeding-sign, infection-sign or thrombosis.]])
  * insert Part(out, text, 1, 1, string, [[The finding in words.]])
  * insert Part(out, present, 1, 1, boolean, [[False where it was recorded as absent.]])
  * insert Part(out, time, 0, 1, dateTime, [[When it was recorded; absent for an active problem, which stands.]])
* parameter[+]
  * insert Entry(refused, [[A result that the rules cannot use, the earliest first.]])
  * insert Part(out, reference, 0, 1, Reference, [[The Observation or QuestionnaireResponse.]])
  * insert Part(out, label, 1, 1, string, [[What was measured, such as neutrophils.]])
  * insert Part(out, time, 0, 1, dateTime, [[When it was measured, where that can be read.]])
  * insert Part(out, reason, 1, 1, string, [[Why it cannot be used: names the element.]])
  * insert Part(out, code, 1, 1, code, [[The same as a code of the code system not-gradable-reason.]])
* insert Parameter(out, doubt, 0, *, string, [[What could not be read of the record, or is in doubt.]])

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
* comment = "The answer is a MeasureReport, or a table with Accept: text/csv. Two summaries are made at a time on each node; a further one is refused with 503 and Retry-After. With Prefer: respond-async the answer is 202, and Content-Location names the address that tells how far the summary is and then gives it; a further one waits its turn there."
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
* comment = "The answer is a MeasureReport, or a table with Accept: text/csv. Two summaries are made at a time on each node; a further one is refused with 503 and Retry-After. With Prefer: respond-async the answer is 202, and Content-Location names the address that tells how far the summary is and then gives it; a further one waits its turn there."
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


Instance: get-ws-binding-token
InstanceOf: OperationDefinition
Usage: #definition
* insert FirstVersion
* insert Released
* name = "GetWsBindingToken"
* title = "Get a token that binds a websocket to a Subscription"
* kind = #operation
* description = "Gives a token with which one websocket is bound to the Subscription, so that a page can listen that can send no Authorization header. It is the operation of the same name of the Subscriptions R5 Backport guide, for one Subscription of R4."
* affectsState = false
* code = #get-ws-binding-token
* comment = "Open websocket-url, send bind-with-token and the token, and wait for bound and the id; then comes ping and the id for each match. The channel must be websocket."
* resource = #Subscription
* system = false
* type = false
* instance = true
* insert Parameter(out, token, 1, 1, string, [[The token: it works once.]])
* insert Parameter(out, expiration, 1, 1, dateTime, [[Until when it works.]])
* insert Parameter(out, subscription, 1, 1, string, [[The id of the Subscription.]])
* insert Parameter(out, websocket-url, 1, 1, url, [[The address of the websocket.]])
