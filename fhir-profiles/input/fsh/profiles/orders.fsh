// What holds of every medication order here is what US Core 6.1.0 asks of one (us-core-medicationrequest).

Profile: MedicationOrder
Parent: MedicationRequest
Id: medication-order
Title: "Medication order"
Description: "An order for a medication as US Core 6.1.0 wants it: an order names who asked for it."
* insert Definition
* obeys order-has-requester
* status MS
* intent MS
* category MS
* reported[x] MS
* medication[x] MS
* subject only Reference(Patient)
* subject MS
* encounter MS
* authoredOn MS
* requester MS
* dosageInstruction MS

Invariant: order-has-requester
Description: "An order, of whatever kind, names who asked for it."
Expression: "(intent = 'order' or intent = 'original-order' or intent = 'reflex-order' or intent = 'filler-order' or intent = 'instance-order') implies requester.exists()"
Severity: #error

Profile: TreatmentOrder
Parent: MedicationOrder
Id: treatment-order
Title: "Order for the study drug"
Description: "An order for cemsidomide: its dose, its schedule, the cycle it belongs to, and why it is on hold."
* insert Definition
* obeys hold-has-reason
* extension contains TreatmentCycle named treatmentCycle 0..1 MS
* extension[treatmentCycle] ^short = "The cycle that the order begins or belongs to"
* statusReason MS
* statusReason ^short = "Why the drug is on hold or stopped, such as hematologic toxicity"
* medication[x] from StudyDrugs (extensible)
* authoredOn 1..
* dosageInstruction 1..
* dosageInstruction.timing MS
* dosageInstruction.timing ^short = "How often, and in repeat.bounds from the first dose to the last"
* dosageInstruction.doseAndRate MS
* dosageInstruction.doseAndRate.dose[x] only SimpleQuantity
* dosageInstruction.doseAndRate.doseQuantity.value 1..
* dosageInstruction.doseAndRate.doseQuantity.system = $ucum
* dosageInstruction.doseAndRate.doseQuantity.code 1..

Invariant: hold-has-reason
Description: "An order on hold says why."
Expression: "status = 'on-hold' implies statusReason.exists()"
Severity: #error

Profile: SupportiveMedicationOrder
Parent: MedicationOrder
Id: supportive-medication-order
Title: "Order for a supportive medication"
Description: "An order for G-CSF, an erythropoiesis-stimulating agent, or an antibiotic."
* insert Definition
* medication[x] from SupportiveMedication (extensible)

Profile: SupportiveServiceOrder
Parent: ServiceRequest
Id: supportive-service-order
Title: "Order for a transfusion or a blood count"
Description: "An order for red cells, platelets or a complete blood count. How old a transfusion order is decides whether another is advised, so it has a time."
* insert Definition
* obeys order-has-time
* code 1.. MS
* code from SupportiveService (extensible)
* subject only Reference(Patient)
* occurrence[x] MS
* authoredOn MS
* requester MS

Invariant: order-has-time
Description: "An order has the time for which, or at which, it was written."
Expression: "intent = 'proposal' or occurrence.exists() or authoredOn.exists()"
Severity: #error
