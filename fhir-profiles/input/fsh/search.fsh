// Searches that R4 does not define. The first two are those of US Core 6.1.0, under our own canonicals.

Instance: condition-asserted-date
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nadir-cds.github.io/fhir/SearchParameter/condition-asserted-date"
* version = "0.3.0"
* insert Released
* name = "ConditionAssertedDate"
* description = "When a condition was asserted, as US Core names it."
* code = #asserted-date
* base = #Condition
* type = #date
* expression = "Condition.extension.where(url = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate').value.ofType(dateTime)"
* xpath = "f:Condition/f:extension[@url='http://hl7.org/fhir/StructureDefinition/condition-assertedDate']/f:valueDateTime"
* xpathUsage = #normal

Instance: encounter-discharge-disposition
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nadir-cds.github.io/fhir/SearchParameter/encounter-discharge-disposition"
* version = "0.3.0"
* insert Released
* name = "EncounterDischargeDisposition"
* description = "Where a patient went after an encounter, as US Core names it."
* code = #discharge-disposition
* base = #Encounter
* type = #token
* expression = "Encounter.hospitalization.dischargeDisposition"
* xpath = "f:Encounter/f:hospitalization/f:dischargeDisposition"
* xpathUsage = #normal

Instance: detectedissue-rule
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nadir-cds.github.io/fhir/SearchParameter/detectedissue-rule"
* version = "0.3.0"
* insert Released
* name = "DetectedIssueRule"
* description = "Alerts by the protocol's rule whose advice they bring, such as H1."
* code = #rule
* base = #DetectedIssue
* type = #string
* expression = "DetectedIssue.extension.where(url = 'https://nadir-cds.github.io/fhir/StructureDefinition/alert-rule').value.ofType(string)"
* xpath = "f:DetectedIssue/f:extension[@url='https://nadir-cds.github.io/fhir/StructureDefinition/alert-rule']/f:valueString"
* xpathUsage = #normal

Instance: medicationrequest-treatment-cycle
InstanceOf: SearchParameter
Usage: #definition
* url = "https://nadir-cds.github.io/fhir/SearchParameter/medicationrequest-treatment-cycle"
* version = "0.3.0"
* insert Released
* name = "MedicationRequestTreatmentCycle"
* description = "Orders by the cycle of treatment that they begin or belong to."
* code = #treatment-cycle
* base = #MedicationRequest
* type = #number
* expression = "MedicationRequest.extension.where(url = 'https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle').value"
* xpath = "f:MedicationRequest/f:extension[@url='https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle']/*"
* xpathUsage = #normal
