// What the server answers and writes about the example patient, with ids that can be read.

Instance: example-symptoms
InstanceOf: SymptomResponse
Usage: #example
Title: "Symptoms"
Description: "Tired, no bleeding, and a temperature taken in the mouth."
* questionnaire = Canonical(hematologic-symptoms)
* status = #completed
* subject = Reference(example-patient)
* authored = "2026-01-15T18:40:00+01:00"
* item[0]
  * linkId = "anemia"
  * item
    * linkId = "fatigue"
    * answer.valueBoolean = true
* item[+]
  * linkId = "bleeding"
  * item
    * linkId = "epistaxis"
    * answer.valueBoolean = false
* item[+]
  * linkId = "temperature"
  * item[0]
    * linkId = "temperature-value"
    * answer.valueQuantity = 38.4 'Cel' "°C"
  * item[+]
    * linkId = "temperature-site"
    * answer.valueCoding = $sct#415945006 "Oral temperature taken"

Instance: example-alert
InstanceOf: ToxicityAlert
Usage: #example
Title: "Alert: interrupt the drug"
Description: "Neutrophils of grade 4 arrived: the protocol advises to interrupt cemsidomide."
* extension[rule].valueString = "H1"
* identifier
  * system = $card
  * value = "940c2fea-c46b-31fc-ac68-d544ff936505"
* status = #cancelled
* extension[retracted].valueDateTime = "2026-01-16T08:00:00Z"
* extension[supersededBy].valueReference = Reference(example-next-alert)
* code = ManagementAction#interrupt-treatment "Interrupt treatment"
  * text = "Interrupt cemsidomide"
* severity = #high
* patient = Reference(example-patient)
* identifiedDateTime = "2026-01-15T07:12:00Z"
* implicated[0] = Reference(example-neutrophils)
* implicated[+] = Reference(example-treatment-order)
* evidence
  * code = $meddra#10029366 "Neutrophil count decreased"
    * text = "neutrophils 0.4 10*9/L, grade 4, 2026-01-15T07:10:00Z"
  * detail = Reference(example-neutrophils)
* detail = "Interrupt cemsidomide\nInterrupt cemsidomide while neutropenia, anemia or thrombocytopenia is grade 3 or higher. Resume as the study protocol says, when the counts have recovered.\nneutrophils 0.4 10*9/L, grade 4, 2026-01-15T07:10:00Z"
* insert DefaultProtocol(reference)

Instance: example-next-alert
InstanceOf: ToxicityAlert
Usage: #example
Title: "Alert: the one that stands in its place"
Description: "The same advice on the corrected result; a clinician has answered the card."
* extension[rule].valueString = "H1"
* identifier
  * system = $card
  * value = "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10"
* status = #final
* code = ManagementAction#interrupt-treatment "Interrupt treatment"
  * text = "Interrupt cemsidomide"
* severity = #high
* patient = Reference(example-patient)
* identifiedDateTime = "2026-01-16T08:00:00Z"
* implicated = Reference(example-neutrophils)
* detail = "Interrupt cemsidomide\nneutrophils 0.4 10*9/L, grade 4, 2026-01-15T07:10:00Z"
* insert DefaultProtocol(reference)
* mitigation
  * action = FeedbackOutcome#accepted "Accepted"
    * text = "Advice accepted"
  * date = "2026-01-16T08:21:07Z"

Instance: example-card
InstanceOf: CardRecord
Usage: #example
Title: "Record of a card"
Description: "The card that brought the advice, as it was given out."
* extension[card]
  * extension[service].valueString = "hematologic-toxicity-patient-view"
  * extension[user].valueString = "Practitioner/example"
  * extension[encounter].valueString = "Encounter/example"
  * extension[patient].valueString = "example-patient"
  * extension[indicator].valueCode = #critical
  * extension[summary].valueString = "Interrupt cemsidomide: neutrophils grade 4"
  * extension[rule].valueString = "H1"
  * extension[grade].valueInteger = 4
* identifier[0]
  * system = $card
  * value = "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10"
* identifier[+]
  * system = $card-patient
  * value = "6577388d-241f-3ca5-a0fc-526b9b4713a9"
* insert DefaultProtocol(moduleCanonical)
* status = #success
* subject = Reference(example-patient)
* occurrenceDateTime = "2026-01-16T08:20:00Z"
* reasonCode = ManagementAction#interrupt-treatment "Interrupt treatment"
* reasonReference = Reference(example-neutrophils)

Instance: example-feedback
InstanceOf: CardFeedback
Usage: #example
Title: "Feedback to a card"
Description: "A clinician overrode a card, and why."
* identifier[0]
  * system = $card
  * value = "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10"
* identifier[+]
  * system = $cds-service
  * value = "hematologic-toxicity-patient-view"
* status = #completed
* topic = FeedbackOutcome#overridden
* sent = "2026-01-16T08:22:41Z"
* reasonCode = OverrideReason#protocol-differs "The study protocol says otherwise"
* payload.contentString = "The trial bars growth factors in this cycle."

Instance: example-care-plan
InstanceOf: CarePlan
Usage: #example
Title: "Answer of $apply"
Description: "The advice of the protocol as a CarePlan with a contained RequestGroup."
* contained = request-group
* insert DefaultProtocol(instantiatesCanonical)
* status = #draft
* intent = #proposal
* title = "Hematologic toxicity of cemsidomide"
* subject = Reference(example-patient)
* created = "2026-01-15T07:15:00Z"
* activity.reference.reference = "#request-group"

Instance: request-group
InstanceOf: RequestGroup
Usage: #inline
* insert DefaultProtocol(instantiatesCanonical)
* status = #draft
* intent = #proposal
* subject = Reference(example-patient)
* authoredOn = "2026-01-15T07:15:00Z"
* reasonReference = Reference(example-neutrophils)
* action
  * id = "940c2fea-c46b-31fc-ac68-d544ff936505"
  * extension[AdviceEvidence].valueReference = Reference(example-neutrophils)
    * display = "neutrophils 0.4 10*9/L, grade 4 (<0.5 10*9/L), 2026-01-15T07:10:00Z"
  * prefix = "H1"
  * title = "Interrupt cemsidomide"
  * priority = #stat
  * code = ManagementAction#interrupt-treatment "Interrupt treatment"
  * selectionBehavior = #any
  * action
    * title = "Put cemsidomide on hold"
    * code = OrderChange#hold
    * type = $action-type#update "Update"
    * resource = Reference(example-treatment-order)

Instance: example-grades
InstanceOf: Parameters
Usage: #example
Title: "Answer of $ctcae-grade"
Description: "Neutrophils of grade 4, and a result that has no value."
* parameter[0]
  * name = "grading"
  * part[0]
    * name = "observation"
    * valueReference = Reference(example-neutrophils)
  * part[+]
    * name = "term"
    * valueCoding = $meddra#10029366 "Neutrophil count decreased"
  * part[+]
    * name = "ctcaeVersion"
    * valueCode = #5.0
  * part[+]
    * name = "grade"
    * valueInteger = 4
  * part[+]
    * name = "criterion"
    * valueString = "<0.5 10*9/L"
  * part[+]
    * name = "value"
    * valueQuantity = 0.4 '10*9/L' "10*9/L"
* parameter[+]
  * name = "grading"
  * part[0]
    * name = "observation"
    * valueReference = Reference(example-neutrophils-not-measured)
  * part[+]
    * name = "term"
    * valueCoding = $meddra#10029366 "Neutrophil count decreased"
  * part[+]
    * name = "ctcaeVersion"
    * valueCode = #5.0
  * part[+]
    * name = "notGradable"
    * valueCodeableConcept = NotGradableReason#no-value "No value"
      * text = "dataAbsentReason says Specimen clotted"
