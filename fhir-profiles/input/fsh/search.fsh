// Searches that R4 does not define. The first two are those of US Core 6.1.0, under our own canonicals.

Instance: condition-asserted-date
InstanceOf: SearchParameter
Usage: #definition
* insert PackageVersion(version)
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
* insert PackageVersion(version)
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
* insert PackageVersion(version)
* insert Released
* name = "DetectedIssueRule"
* description = "Alerts by the protocol's rule whose advice they bring, such as H1."
* code = #rule
* base = #DetectedIssue
* type = #string
* insert OfExtension(DetectedIssue, alert-rule, [[value.ofType(string)]], f:valueString)
* xpathUsage = #normal

Instance: medicationrequest-treatment-cycle
InstanceOf: SearchParameter
Usage: #definition
* insert PackageVersion(version)
* insert Released
* name = "MedicationRequestTreatmentCycle"
* description = "Orders by the cycle of treatment that they begin or belong to."
* code = #treatment-cycle
* base = #MedicationRequest
* type = #number
* insert OfExtension(MedicationRequest, treatment-cycle, value, *)
* xpathUsage = #normal

// Values of an extension of ours, in FHIRPath and in XPath.
RuleSet: OfExtension(type, extension, value, node)
* insert AroundExtension(expression, {type}.extension.where(url = ', {extension}, [[').{value}]])
* insert AroundExtension(xpath, f:{type}/f:extension[@url=', {extension}, [[']/{node}]])

RuleSet: AroundExtension(element, before, extension, after)
* {element} = "{before}https://nadir-cds.github.io/fhir/StructureDefinition/{extension}{after}"
