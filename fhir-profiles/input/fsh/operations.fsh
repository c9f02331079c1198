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
