// What the TestScripts send. Blood counts of today are no instances, because their date is only known when a script runs: they
// lie in input/testscripts.

Instance: testscript-patient
InstanceOf: Patient
Usage: #example
Title: "TestScript fixture: the patient"
Description: "Whom the TestScripts are about."
* identifier
  * system = $example
  * value = "testscript-patient"
* active = true
* name
  * use = #official
  * family = "Testscript"
  * given = "Terry"
* gender = #male
* birthDate = "1961-02-03"

RuleSet: TestscriptOrder
* intent = #order
* category = $medicationrequest-category#outpatient "Outpatient"
* medicationCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
  * text = "Cemsidomide 75 ug capsule"
* subject = Reference(testscript-patient)
* authoredOn = "2026-01-05T09:00:00+01:00"
* requester.display = "Example oncologist"
* dosageInstruction
  * text = "75 ug once a day"
  * timing.repeat
    * frequency = 1
    * period = 1
    * periodUnit = #d
  * doseAndRate.doseQuantity = 75 'ug' "ug"

Instance: testscript-order
InstanceOf: TreatmentOrder
Usage: #example
Title: "TestScript fixture: the order"
Description: "Cemsidomide without an end."
* status = #active
* insert TestscriptOrder

Instance: testscript-hold
InstanceOf: Bundle
Usage: #example
Title: "TestScript fixture: to put the order on hold"
Description: "The order as it stands, but on hold with a reason."
* type = #transaction
* insert StoredAs(testscript-order, MedicationRequest, testscript-order-on-hold)

Instance: testscript-order-on-hold
InstanceOf: TreatmentOrder
Usage: #inline
* id = "testscript-order"
* status = #on-hold
* statusReason = $sct#407563006 "Treatment not tolerated"
  * text = "Hematologic toxicity"
* insert TestscriptOrder

Instance: testscript-cbc
InstanceOf: Bundle
Usage: #example
Title: "TestScript fixture: a blood count"
Description: "Neutrophils, hemoglobin and platelets of one day, stored at once."
* type = #transaction
* insert Stored(testscript-neutrophils, Observation)
* insert Stored(testscript-hemoglobin, Observation)
* insert Stored(testscript-platelets, Observation)

RuleSet: Stored(id, type)
* insert StoredAs({id}, {type}, {id})

RuleSet: StoredAs(id, type, instance)
* entry[+]
  * fullUrl = "https://nadir-cds.github.io/fhir/{type}/{id}"
  * resource = {instance}
  * request
    * method = #PUT
    * url = "{type}/{id}"

RuleSet: TestscriptResult
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* subject.reference = "Patient/testscript-patient"
* effectiveDateTime = "2026-01-15T08:10:00+01:00"
* performer.display = "Example laboratory"

Instance: testscript-neutrophils
InstanceOf: NeutrophilResult
Usage: #inline
* insert TestscriptResult
* code = $loinc#26499-4 "Neutrophils [#/volume] in Blood"
* valueQuantity = 0.4 '10*9/L' "10*9/L"
* insert Normal(1.8, 7.5, 10*9/L)

Instance: testscript-hemoglobin
InstanceOf: HemoglobinResult
Usage: #inline
* insert TestscriptResult
* code = $loinc#718-7 "Hemoglobin [Mass/volume] in Blood"
* valueQuantity = 13.4 'g/dL' "g/dL"
* insert Normal(12.0, 16.0, g/dL)

Instance: testscript-platelets
InstanceOf: PlateletResult
Usage: #inline
* insert TestscriptResult
* code = $loinc#777-3 "Platelets [#/volume] in Blood by Automated count"
* valueQuantity = 205 '10*9/L' "10*9/L"
* insert Normal(150, 400, 10*9/L)

Instance: testscript-grade-request
InstanceOf: Parameters
Usage: #example
Title: "TestScript fixture: results to grade"
Description: "A neutrophil count of grade 4, and one in a unit that no count has."
* parameter[0].name = "observation"
* parameter[=].resource = testscript-neutrophils
* parameter[+].name = "observation"
* parameter[=].resource = testscript-unlisted-unit

Instance: testscript-unlisted-unit
InstanceOf: Observation
Usage: #example
Title: "TestScript fixture: a count in mg/dL"
Description: "Valid FHIR and valid UCUM, but no unit of a neutrophil count."
* status = #final
* category = $observation-category#laboratory "Laboratory"
* code = $loinc#26499-4 "Neutrophils [#/volume] in Blood"
* subject.reference = "Patient/testscript-patient"
* effectiveDateTime = "2026-01-15T08:10:00+01:00"
* performer.display = "Example laboratory"
* valueQuantity = 0.4 'mg/dL' "mg/dL"
