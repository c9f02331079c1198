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
RuleSet: Graded(codes, units)
* insert Definition
* code from {codes} (required)
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
* insert Graded(NeutrophilCount, CellCountUnit)
* insert WithLowerLimit

Profile: LymphocyteResult
Parent: LaboratoryResult
Id: lymphocyte-result
Title: "Lymphocyte count"
Description: "An absolute lymphocyte count."
* insert Graded(LymphocyteCount, CellCountUnit)
* insert WithLowerLimit

Profile: LeukocyteResult
Parent: LaboratoryResult
Id: leukocyte-result
Title: "Leukocyte count"
Description: "A count of leukocytes."
* insert Graded(LeukocyteCount, CellCountUnit)
* insert WithLowerLimit

Profile: PlateletResult
Parent: LaboratoryResult
Id: platelet-result
Title: "Platelet count"
Description: "A platelet count."
* insert Graded(PlateletCount, CellCountUnit)
* insert WithLowerLimit

Profile: HemoglobinResult
Parent: LaboratoryResult
Id: hemoglobin-result
Title: "Hemoglobin"
Description: "The concentration of hemoglobin in blood."
* insert Graded(Hemoglobin, HemoglobinUnit)
* insert WithLowerLimit

Profile: BodyTemperature
Parent: http://hl7.org/fhir/StructureDefinition/vitalsigns
Id: body-temperature
Title: "Body temperature"
Description: "A body temperature. A single oral reading, or one without a route, counts for febrile neutropenia; another route only with a second reading."
* insert Definition
* subject only Reference(Patient)
* code from BodyTemperatureCode (required)
* value[x] only Quantity
* valueQuantity.value 1..
* valueQuantity.system 1..
* valueQuantity.system = $ucum
* valueQuantity.code 1..
* valueQuantity.code from TemperatureUnit (required)
* bodySite MS
* component 0..0
* hasMember 0..0
