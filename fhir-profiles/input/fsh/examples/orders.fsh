Instance: example-treatment-order
InstanceOf: TreatmentOrder
Usage: #example
Title: "Cemsidomide, active"
Description: "Cycle 2, 75 micrograms once a day for 14 days."
* extension[treatmentCycle].valuePositiveInt = 2
* status = #active
* intent = #order
* category = $medicationrequest-category#outpatient "Outpatient"
* medicationCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
  * text = "Cemsidomide 75 ug capsule"
* subject = Reference(example-patient)
* authoredOn = "2026-01-05T09:00:00+01:00"
* requester.display = "Example oncologist"
* insert Daily

Instance: example-treatment-order-on-hold
InstanceOf: TreatmentOrder
Usage: #example
Title: "Cemsidomide, on hold"
Description: "The same order after the count fell: on hold, and why."
* extension[treatmentCycle].valuePositiveInt = 2
* status = #on-hold
* statusReason = $sct#407563006 "Treatment not tolerated"
  * text = "Hematologic toxicity"
* intent = #order
* category = $medicationrequest-category#outpatient "Outpatient"
* medicationCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
  * text = "Cemsidomide 75 ug capsule"
* subject = Reference(example-patient)
* authoredOn = "2026-01-05T09:00:00+01:00"
* requester.display = "Example oncologist"
* insert Daily

RuleSet: Daily
* dosageInstruction
  * text = "75 ug once a day, days 1 to 14 of a 28-day cycle"
  * timing.repeat
    * boundsPeriod
      * start = "2026-01-05"
      * end = "2026-01-18"
    * frequency = 1
    * period = 1
    * periodUnit = #d
  * doseAndRate.doseQuantity = 75 'ug' "ug"

Instance: example-g-csf-order
InstanceOf: SupportiveMedicationOrder
Usage: #example
Title: "Filgrastim"
Description: "G-CSF after the count fell."
* status = #active
* intent = #order
* category = $medicationrequest-category#outpatient "Outpatient"
* medicationCodeableConcept = $rxnorm#68442 "filgrastim"
  * text = "Filgrastim 300 ug"
* subject = Reference(example-patient)
* authoredOn = "2026-01-15T10:00:00+01:00"
* requester.display = "Example oncologist"
* dosageInstruction.text = "300 ug subcutaneously once a day until the neutrophils recover"

Instance: example-transfusion-order
InstanceOf: SupportiveServiceOrder
Usage: #example
Title: "Red cell transfusion"
Description: "An order for red cells."
* status = #active
* intent = #order
* code = $sct#116863004 "Transfusion of red blood cells"
  * text = "Red cells, one unit"
* subject = Reference(example-patient)
* occurrenceDateTime = "2026-01-16T10:00:00+01:00"
* authoredOn = "2026-01-15T10:05:00+01:00"
* requester.display = "Example oncologist"

Instance: example-subject
InstanceOf: TreatmentSubject
Usage: #example
Title: "A patient on the dose escalation"
Description: "From the first visit on, at dose level 1."
* identifier
  * system = $example-study
  * value = "001"
* status = #on-study
* period.start = "2025-12-08"
* study = Reference(example-cemsidomide-escalation)
* individual = Reference(example-patient)
* assignedArm = "Dose level 1"

Instance: example-dexamethasone-order
InstanceOf: MedicationOrder
Usage: #example
Title: "Dexamethasone"
Description: "An order for a drug that no rule is about."
* status = #active
* intent = #order
* category = $medicationrequest-category#outpatient "Outpatient"
* medicationCodeableConcept = $rxnorm#3264 "dexamethasone"
  * text = "Dexamethasone 40 mg"
* subject = Reference(example-patient)
* authoredOn = "2026-01-05T09:00:00+01:00"
* requester.display = "Example oncologist"
* dosageInstruction.text = "40 mg once a week"
