Instance: example-cemsidomide-cleared-dose
InstanceOf: TreatmentStudy
Usage: #definition
* identifier
  * system = $example-study
  * value = "EXAMPLE-CLEARED-DOSE"
* title = "EXAMPLE, not a real trial: cemsidomide, cleared dose"
* protocol = Reference(cemsidomide-cleared-dose) "Cemsidomide, cleared dose"
* status = #active
* phase = $research-study-phase#phase-2 "Phase 2"
* focus = StudyDrug#cemsidomide "cemsidomide"
  * text = "cemsidomide"
* description = "An invented study that shows how a patient comes under a study's protocol. It stands for no trial of the drug; copy it, do not enrol patients in it."
* arm
  * name = "Cleared dose"
  * description = "The only arm of the example."

Instance: example-cemsidomide-escalation
InstanceOf: TreatmentStudy
Usage: #definition
* extension[ctcaeVersion].valueCode = #5.0
* identifier
  * system = $example-study
  * value = "EXAMPLE-ESCALATION"
* title = "EXAMPLE, not a real trial: cemsidomide, dose escalation"
* protocol = Reference(cemsidomide-dose-escalation) "Cemsidomide, dose escalation"
* status = #active
* phase = $research-study-phase#phase-1 "Phase 1"
* focus = StudyDrug#cemsidomide "cemsidomide"
  * text = "cemsidomide"
* description = "An invented study that shows how a patient comes under a study's protocol. It stands for no trial of the drug; copy it, do not enrol patients in it."
* arm[0]
  * name = "Dose level 1"
  * description = "First dose level of the example."
* arm[+]
  * name = "Dose level 2"
  * description = "Second dose level of the example."
