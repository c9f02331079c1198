Instance: apply-without-counts
InstanceOf: TestScript
Usage: #example
Title: "Apply the protocol where counts are missing"
Description: "PlanDefinition/$apply of a treated patient without a blood count never is silent: it says that the patient cannot be assessed."
* insert Script(apply-without-counts, ApplyWithoutCounts)
* title = "Apply the protocol where counts are missing"
* description = "PlanDefinition/$apply of a treated patient without a blood count never is silent: it says that the patient cannot be assessed and asks for a count. FHIR only, no date of today."
* insert Fixture(patient, Patient/testscript-patient)
* insert Fixture(order, MedicationRequest/testscript-order)
* insert Put(setup, Patient, testscript-patient, patient)
* insert Put(setup, MedicationRequest, testscript-order, order)
* test[0].name = "Apply"
* test[=].description = "A CarePlan with one RequestGroup, both proposals."
* insert Apply(test[0], testscript-patient)
* insert Holds(test[0], [["a draft CarePlan of the patient"]], [["CarePlan.status = 'draft' and CarePlan.intent = 'proposal' and CarePlan.subject.reference = 'Patient/testscript-patient'"]])
* insert Holds(test[0], [["of the protocol"]], [["CarePlan.instantiatesCanonical.where($this.startsWith('https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity|')).exists()"]])
* insert Advised(test[0], not-assessable, urgent)
* insert NotAdvised(test[0], interrupt-treatment)
* test[1].name = "UnknownPatient"
* test[=].description = "Of nobody there is no advice."
* insert Interaction(test[1], apply, PlanDefinition)
* test[1].action[=].operation.params = "/cemsidomide-hematologic-toxicity/$apply?subject=Patient/testscript-nobody"
* insert Status(test[1], 404)
* insert Holds(test[1], [["said in an OperationOutcome"]], [["OperationOutcome.issue.severity = 'error'"]])
* insert Delete(teardown, MedicationRequest, testscript-order)

// The record of both journeys: a patient whose order was written just now; results get the time of what came before them.
RuleSet: Journey
* insert Fixture(patient, Patient/testscript-patient)
* insert Fixture(order, MedicationRequest/testscript-order)
* insert Fixture(hold, Bundle/testscript-hold)
* insert Fixture(cbc-fallen, Bundle/testscript-cbc-fallen)
* insert Fixture(cbc-recovered, Bundle/testscript-cbc-recovered)
* variable[+].name = "fallen"
* variable[=].description = "When the count fell: the server's own time of storing the order. Goes into the fixture testscript-cbc-fallen."
* variable[=].hint = "A time of today, such as 2026-11-23T08:00:00Z"
* variable[=].expression = "MedicationRequest.meta.lastUpdated"
* variable[=].sourceId = "stored-order"
* variable[+].name = "recovered"
* variable[=].description = "When the count recovered: the server's own time of putting the order on hold. Goes into the fixture testscript-cbc-recovered."
* variable[=].hint = "A later time of today"
* variable[=].expression = "MedicationRequest.meta.lastUpdated"
* variable[=].sourceId = "held-order"
* insert Delete(setup, MedicationRequest, testscript-order)
* insert Put(setup, Patient, testscript-patient, patient)
* insert Put(setup, MedicationRequest, testscript-order, order)
* insert Read(setup, MedicationRequest, testscript-order, stored-order)
* test[0].name = "Fall"
* test[=].description = "A blood count with 0.4 x10^9/L neutrophils is stored."
* insert Transaction(test[0], cbc-fallen)
* test[1].name = "HoldAdvised"
* test[=].description = "To interrupt is advised, as urgent as can be; to resume is not."
* test[2].name = "Hold"
* test[=].description = "The order is put on hold, with the reason."
* insert Transaction(test[2], hold)
* insert Read(test[2], MedicationRequest, testscript-order, held-order)
* insert Holds(test[2], [["on hold, with a reason"]], [["MedicationRequest.status = 'on-hold' and MedicationRequest.statusReason.exists()"]])
* test[3].name = "NotAdvisedTwice"
* test[=].description = "What is on hold is not to be held again."
* test[4].name = "Recovery"
* test[=].description = "A newer blood count with 2.6 x10^9/L neutrophils is stored."
* insert Transaction(test[4], cbc-recovered)
* test[5].name = "ResumeAdvised"
* test[=].description = "To resume is advised."
* insert Delete(teardown, MedicationRequest, testscript-order)
* insert Delete(teardown, Observation, testscript-neutrophils-fallen)
* insert Delete(teardown, Observation, testscript-hemoglobin-fallen)
* insert Delete(teardown, Observation, testscript-platelets-fallen)
* insert Delete(teardown, Observation, testscript-neutrophils-recovered)
* insert Delete(teardown, Observation, testscript-hemoglobin-recovered)
* insert Delete(teardown, Observation, testscript-platelets-recovered)

Instance: hold-and-resume
InstanceOf: TestScript
Usage: #example
Title: "Hold and resume"
Description: "The course of a hold in FHIR alone, with the advice by PlanDefinition/$apply."
* insert Script(hold-and-resume, HoldAndResume)
* title = "Hold and resume"
* description = "The count falls to grade 4, the protocol advises to interrupt, the order is put on hold, the count recovers, the protocol advises to resume. FHIR alone: the advice is asked for by the standard operation PlanDefinition/$apply, which gives that of the CDS Hooks cards. The alerts (DetectedIssue) are left out, because they come some seconds after a write and a TestScript cannot wait. The two blood counts are dated by variables inside the fixtures, which R4 does not ask of an engine: see docs/testscripts.md."
* insert Journey
* insert Apply(test[1], testscript-patient)
* insert Advised(test[1], interrupt-treatment, stat)
* insert Advised(test[1], g-csf, urgent)
* insert NotAdvised(test[1], resume-treatment)
* insert Apply(test[3], testscript-patient)
* insert NotAdvised(test[3], interrupt-treatment)
* insert NotAdvised(test[3], resume-treatment)
* insert Apply(test[5], testscript-patient)
* insert Advised(test[5], resume-treatment, routine)
* insert NotAdvised(test[5], g-csf)

Instance: cds-hooks
InstanceOf: TestScript
Usage: #example
Title: "Hold and resume by CDS Hooks"
Description: "The same course, with the advice by CDS Hooks cards."
* insert Script(cds-hooks, CdsHooks)
* title = "Hold and resume by CDS Hooks"
* description = "The same course as hold-and-resume, with the advice by cards of CDS Hooks. CDS Hooks is not FHIR: these steps are a POST of JSON to an address of its own (operation.method, url, contentType), the payload is the content of a Binary fixture, and the answer is looked at by JSONPath (assert.path). An engine that sends FHIR resources only cannot run them; it can run hold-and-resume, which asks for the same advice in FHIR."
* variable[+].name = "cds"
* variable[=].description = "Where the CDS services are."
* variable[=].defaultValue = "http://localhost:8080/cds-services"
* variable[=].hint = "The address of discovery"
* insert Fixture(patient-view, Binary/testscript-patient-view)
* insert Fixture(order-sign, Binary/testscript-order-sign)
* insert Journey
* test[1].action[+].operation
  * method = #get
  * url = "${cds}"
  * accept = #application/json
  * destination = 1
  * origin = 1
  * encodeRequestUrl = true
* insert Status(test[1], 200)
* insert Json(test[1], [["discovery lists the service of the next call"]], [["$.services[?(@.id=='hematologic-toxicity-patient-view')].hook"]], patient-view)
* insert Hook(test[1], hematologic-toxicity-patient-view, patient-view)
* insert Json(test[1], [["a critical card to interrupt"]], [["$.cards[?(@.source.topic.code=='interrupt-treatment')].indicator"]], critical)
* insert Json(test[1], [["which offers to put the order on hold"]], [["$.cards[?(@.source.topic.code=='interrupt-treatment')].suggestions[0].actions[0].resource.status"]], on-hold)
* insert Json(test[1], [["in the place where it stands"]], [["$.cards[?(@.source.topic.code=='interrupt-treatment')].suggestions[0].actions[0].resource.id"]], testscript-order)
* insert Hook(test[3], hematologic-toxicity-order-sign, order-sign)
* insert Json(test[3], [["a further dose is to be removed"]], [["$.cards[?(@.source.topic.code=='interrupt-treatment')].suggestions[0].actions[0].resourceId"]], MedicationRequest/testscript-draft)
* insert Hook(test[5], hematologic-toxicity-patient-view, patient-view)
* insert Json(test[5], [["a card to resume"]], [["$.cards[?(@.source.topic.code=='resume-treatment')].indicator"]], info)
* insert Json(test[5], [["which offers to make the order active again"]], [["$.cards[?(@.source.topic.code=='resume-treatment')].suggestions[0].actions[0].resource.status"]], active)
