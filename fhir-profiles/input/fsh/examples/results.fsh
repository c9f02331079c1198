RuleSet: ResultOf(time)
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* subject = Reference(example-patient)
* effectiveDateTime = "{time}"
* performer.display = "Example laboratory"

RuleSet: Normal(low, high, unit)
* referenceRange
  * low = {low} '{unit}' "{unit}"
  * high = {high} '{unit}' "{unit}"

Instance: example-neutrophils
InstanceOf: NeutrophilResult
Usage: #example
Title: "Neutrophils, grade 4"
Description: "0.4 x10^9/L: grade 4, below 0.5."
* insert ResultOf(2026-01-15T08:10:00+01:00)
* code = $loinc#26499-4 "Neutrophils [#/volume] in Blood"
* valueQuantity = 0.4 '10*9/L' "10*9/L"
* insert Normal(1.8, 7.5, 10*9/L)

Instance: example-lymphocytes
InstanceOf: LymphocyteResult
Usage: #example
Title: "Lymphocytes, grade 2"
Description: "0.7 x10^9/L: grade 2."
* insert ResultOf(2026-01-15T08:10:00+01:00)
* code = $loinc#26474-7 "Lymphocytes [#/volume] in Blood"
* valueQuantity = 0.7 '10*9/L' "10*9/L"
* insert Normal(1.0, 4.8, 10*9/L)

Instance: example-leukocytes
InstanceOf: LeukocyteResult
Usage: #example
Title: "Leukocytes, grade 3"
Description: "1.6 thousand per microliter: grade 3."
* insert ResultOf(2026-01-15T08:10:00+01:00)
* code = $loinc#6690-2 "Leukocytes [#/volume] in Blood by Automated count"
* valueQuantity = 1.6 '10*3/uL' "10*3/uL"
* insert Normal(4.0, 11.0, 10*3/uL)

Instance: example-hemoglobin
InstanceOf: HemoglobinResult
Usage: #example
Title: "Hemoglobin, grade 2"
Description: "8.9 g/dL: grade 2."
* insert ResultOf(2026-01-15T08:10:00+01:00)
* code = $loinc#718-7 "Hemoglobin [Mass/volume] in Blood"
* valueQuantity = 8.9 'g/dL' "g/dL"
* insert Normal(12.0, 16.0, g/dL)

Instance: example-platelets
InstanceOf: PlateletResult
Usage: #example
Title: "Platelets, grade 1"
Description: "102 x10^9/L: grade 1."
* insert ResultOf(2026-01-15T08:10:00+01:00)
* code = $loinc#777-3 "Platelets [#/volume] in Blood by Automated count"
* valueQuantity = 102 '10*9/L' "10*9/L"
* insert Normal(150, 400, 10*9/L)

Instance: example-neutrophils-not-measured
InstanceOf: NeutrophilResult
Usage: #example
Title: "Neutrophils, not measured"
Description: "A clotted specimen: the reason stands where the value would be, and nothing is graded."
* insert ResultOf(2026-01-16T07:55:00+01:00)
* code = $loinc#26499-4 "Neutrophils [#/volume] in Blood"
* dataAbsentReason = http://terminology.hl7.org/CodeSystem/data-absent-reason#error "Error"
  * text = "Specimen clotted"

Instance: example-temperature
InstanceOf: BodyTemperature
Usage: #example
Title: "Oral temperature"
Description: "38.4 C with neutrophils below 1.0 x10^9/L is febrile neutropenia."
* status = #final
* category[VSCat] = $observation-category#vital-signs "Vital Signs"
* subject = Reference(example-patient)
* code.coding[0] = $loinc#8310-5 "Body temperature"
* code.coding[+] = $loinc#8331-1 "Oral temperature"
* effectiveDateTime = "2026-01-15T18:30:00+01:00"
* performer.display = "Example nurse"
* valueQuantity = 38.4 'Cel' "Cel"

Instance: example-blood-count
InstanceOf: LaboratoryResult
Usage: #example
Title: "Complete blood count"
Description: "The panel that the results of the morning belong to."
* insert ResultOf(2026-01-15T08:10:00+01:00)
* code = $loinc#57021-8 "CBC W Auto Differential panel - Blood"
* hasMember[0] = Reference(example-neutrophils)
* hasMember[+] = Reference(example-leukocytes)
* hasMember[+] = Reference(example-hemoglobin)
* hasMember[+] = Reference(example-platelets)
