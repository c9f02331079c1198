// What holds of every laboratory result here is what US Core 6.1.0 asks of one (us-core-observation-lab), so that a result
// that conforms here conforms there; the analytes add code, unit and value.

Profile: LaboratoryResult
Parent: Observation
Id: laboratory-result
Title: "Laboratory result"
Description: "A laboratory result as US Core 6.1.0 wants it: category laboratory, a patient, a value or the reason for its absence."
* insert Definition
* obeys value-or-reason
* status MS
* category 1.. MS
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains laboratory 1..1 MS
* category[laboratory] = $observation-category#laboratory
* code MS
* subject 1.. MS
* subject only Reference(Patient)
* effective[x] MS
* effective[x] obeys to-the-day
* value[x] MS
* value[x] obeys ucum-system
* dataAbsentReason MS
* referenceRange MS
* specimen MS

Invariant: value-or-reason
Description: "A result without components and members has a value, or the reason why it has none."
Expression: "(component.empty() and hasMember.empty()) implies (dataAbsentReason.exists() or value.exists())"
Severity: #error

Invariant: to-the-day
Description: "A time is given at least to the day."
Expression: "($this is dateTime) implies $this.toString().length() >= 10"
Severity: #error

Invariant: ucum-system
Description: "A quantity with a system has that of UCUM."
Expression: "($this is Quantity) implies ($this.system.empty() or $this.system = 'http://unitsofmeasure.org')"
Severity: #error

// A result that the server can grade by itself.
RuleSet: Graded(codes, invariant, units)
* insert Definition
* code from {codes} (extensible)
* code obeys {invariant}
* effective[x] 1..
* effective[x] only dateTime or Period or instant
* value[x] only Quantity
* valueQuantity.value 1..
* valueQuantity.system 1..
* valueQuantity.system = $ucum
// On the code and not on the quantity, as in the vital signs: a validator without UCUM then only warns.
* valueQuantity.code 1..
* valueQuantity.code from {units} (required)
* component 0..0
* hasMember 0..0

// A count decreased is graded against the laboratory's own lower limit of normal.
RuleSet: WithLowerLimit
* referenceRange.low MS

Profile: NeutrophilResult
Parent: LaboratoryResult
Id: neutrophil-result
Title: "Neutrophil count"
Description: "An absolute neutrophil count. Percentages are not counts; the server derives a count from one only with the leukocytes of the same specimen or time."
* insert Graded(NeutrophilCount, neutrophil-count-code, CellCountUnit)
* insert WithLowerLimit

Profile: LymphocyteResult
Parent: LaboratoryResult
Id: lymphocyte-result
Title: "Lymphocyte count"
Description: "An absolute lymphocyte count."
* insert Graded(LymphocyteCount, lymphocyte-count-code, CellCountUnit)
* insert WithLowerLimit

Profile: LeukocyteResult
Parent: LaboratoryResult
Id: leukocyte-result
Title: "Leukocyte count"
Description: "A count of leukocytes."
* insert Graded(LeukocyteCount, leukocyte-count-code, CellCountUnit)
* insert WithLowerLimit

Profile: PlateletResult
Parent: LaboratoryResult
Id: platelet-result
Title: "Platelet count"
Description: "A platelet count."
* insert Graded(PlateletCount, platelet-count-code, CellCountUnit)
* insert WithLowerLimit

Profile: HemoglobinResult
Parent: LaboratoryResult
Id: hemoglobin-result
Title: "Hemoglobin"
Description: "The concentration of hemoglobin in blood."
* insert Graded(Hemoglobin, hemoglobin-code, HemoglobinUnit)
* insert WithLowerLimit

Profile: BodyTemperature
Parent: http://hl7.org/fhir/StructureDefinition/vitalsigns
Id: body-temperature
Title: "Body temperature"
Description: "A body temperature. A single oral reading, or one without a route, counts for febrile neutropenia; another route only with a second reading."
* insert Definition
* subject only Reference(Patient)
* code from BodyTemperatureCode (extensible)
* code obeys body-temperature-code
* value[x] only Quantity
* valueQuantity.value 1..
* valueQuantity.system 1..
* valueQuantity.system = $ucum
* valueQuantity.code 1..
* valueQuantity.code from TemperatureUnit (required)
* bodySite MS
* component 0..0
* hasMember 0..0

// A required binding would say the same as each invariant. But a server that does not have LOINC, such as a stock HAPI,
// refuses every code under it; a test holds invariant and value set together.

Invariant: neutrophil-count-code
Description: "One of the codes is a LOINC code of an absolute neutrophil count, of the value set neutrophil-count."
Expression: "coding.where(system = 'http://loinc.org').code.where($this in ('751-8' | '753-4' | '26499-4')).exists()"
Severity: #error

Invariant: lymphocyte-count-code
Description: "One of the codes is a LOINC code of an absolute lymphocyte count, of the value set lymphocyte-count."
Expression: "coding.where(system = 'http://loinc.org').code.where($this in ('731-0' | '732-8' | '26474-7' | '30364-4')).exists()"
Severity: #error

Invariant: leukocyte-count-code
Description: "One of the codes is a LOINC code of a leukocyte count, of the value set leukocyte-count."
Expression: "coding.where(system = 'http://loinc.org').code.where($this in ('6690-2' | '804-5' | '26464-8')).exists()"
Severity: #error

Invariant: platelet-count-code
Description: "One of the codes is a LOINC code of a platelet count, of the value set platelet-count."
Expression: "coding.where(system = 'http://loinc.org').code.where($this in ('777-3' | '778-1' | '26515-7' | '74464-9')).exists()"
Severity: #error

Invariant: hemoglobin-code
Description: "One of the codes is a LOINC code of hemoglobin, of the value set hemoglobin."
Expression: "coding.where(system = 'http://loinc.org').code.where($this in ('718-7' | '20509-6' | '55782-7' | '30313-1' | '30350-3' | '30352-9' | '59260-0' | '75928-2')).exists()"
Severity: #error

Invariant: body-temperature-code
Description: "One of the codes is a LOINC code of a body temperature, of the value set body-temperature-code."
Expression: "coding.where(system = 'http://loinc.org').code.where($this in ('8310-5' | '8331-1' | '8328-7' | '8332-9' | '8333-7' | '75539-7' | '8329-5' | '8334-5' | '76010-8' | '76011-6' | '60836-4' | '60838-0' | '60834-9')).exists()"
Severity: #error
