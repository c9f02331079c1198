Instance: store-blood-count
InstanceOf: TestScript
Usage: #example
Title: "Store a blood count"
Description: "A blood count is stored in one transaction, read, found by search, graded and deleted."
* insert Script(store-blood-count, StoreBloodCount)
* title = "Store a blood count"
* description = "A blood count is stored in one transaction, read, found by search, graded and deleted. FHIR only, no date of today: runs on any R4 server but for the test of $ctcae-grade."
* insert Fixture(patient, Patient/testscript-patient)
* insert Fixture(cbc, Bundle/testscript-cbc)
* profile[+].id = "neutrophil-result"
* profile[=].reference = Canonical(neutrophil-result)
* insert Put(setup, Patient, testscript-patient, patient)
* test[0].name = "Store"
* test[=].description = "The three results are taken as they are."
* insert Transaction(test[0], cbc)
* insert Holds(test[0], [["three entries answered"]], [["Bundle.type = 'transaction-response' and Bundle.entry.count() = 3"]])
* test[1].name = "Read"
* test[=].description = "The count comes back to the digit and conforms to the profile."
* insert Read(test[1], Observation, testscript-neutrophils, neutrophils)
* insert Holds(test[1], [["the value as sent"]], [["Observation.value.value = 0.4 and Observation.value.code = '10*9/L'"]])
* test[1].action[+].assert
  * description = "a neutrophil result"
  * direction = #response
  * validateProfileId = "neutrophil-result"
  * warningOnly = false
* test[2].name = "Search"
* test[=].description = "By patient and code."
* insert Interaction(test[2], search, Observation)
* test[2].action[=].operation.params = "?patient=Patient/testscript-patient&code=http://loinc.org|26499-4"
* insert Status(test[2], 200)
* insert Holds(test[2], [["the count is found"]], [["Bundle.entry.resource.where(id = 'testscript-neutrophils').exists()"]])
* test[3].name = "Grade"
* test[=].description = "$ctcae-grade of the stored result is grade 4."
* test[3].action[+].operation
  * resource = #Observation
  * method = #post
  * accept = #application/fhir+json
  * params = "/testscript-neutrophils/$ctcae-grade"
  * destination = 1
  * origin = 1
  * encodeRequestUrl = true
* insert Status(test[3], 200)
* insert Holds(test[3], [["grade 4"]], [["Parameters.parameter.where(name = 'grading').part.where(name = 'grade').value = 4"]])
* test[4].name = "Delete"
* test[=].description = "A deleted result is gone, and the server says so."
* insert Delete(test[4], Observation, testscript-neutrophils)
* insert Status(test[4], [[200,202,204]])
* insert Interaction(test[4], read, Observation)
* test[4].action[=].operation.params = "/testscript-neutrophils"
* insert Status(test[4], 410)
* insert Delete(teardown, Observation, testscript-neutrophils)
* insert Delete(teardown, Observation, testscript-hemoglobin)
* insert Delete(teardown, Observation, testscript-platelets)

Instance: grade-results
InstanceOf: TestScript
Usage: #example
Title: "Grade results that are posted"
Description: "$ctcae-grade grades what it is given and stores nothing; a count in mg/dL is not gradable, with the reason."
* insert Script(grade-results, GradeResults)
* title = "Grade results that are posted"
* description = "$ctcae-grade grades what it is given and stores nothing; a count in mg/dL is not gradable, with the reason. The operation is Nadir's own, so the script is for this server."
* insert Fixture(results, Parameters/testscript-grade-request)
* test[0].name = "Grade"
* test[=].description = "Two results in, two gradings out, in the same order."
* test[0].action[+].operation
  * resource = #Observation
  * method = #post
  * accept = #application/fhir+json
  * contentType = #application/fhir+json
  * params = "/$ctcae-grade"
  * sourceId = "results"
  * destination = 1
  * origin = 1
  * encodeRequestUrl = true
* insert Status(test[0], 200)
* insert Holds(test[0], [["two gradings"]], [["Parameters.parameter.where(name = 'grading').count() = 2"]])
* insert Holds(test[0], [["the first is grade 4"]], [["Parameters.parameter[0].part.where(name = 'grade').value = 4"]])
* insert Holds(test[0], [["the second has a reason and no grade"]], [["Parameters.parameter[1].part.where(name = 'notGradable').exists() and Parameters.parameter[1].part.where(name = 'grade').empty()"]])
* insert Interaction(test[0], read, Observation)
* test[0].action[=].operation.params = "/testscript-unlisted-unit"
* insert Status(test[0], [[404,410]])

Instance: validate-results
InstanceOf: TestScript
Usage: #example
Title: "Validate results"
Description: "$validate takes a result that conforms to our profile and names what is wrong with one that does not."
* insert Script(validate-results, ValidateResults)
* title = "Validate results"
* description = "$validate takes a result that conforms to our profile and names what is wrong with one that does not. Standard operation: runs on any server that has our package."
* insert Fixture(good, Observation/example-neutrophils)
* insert Fixture(bad, Observation/testscript-unlisted-unit)
* insert Validate(test[0], Conforming, [["A conforming count has no error."]], good)
// A server without LOINC cannot vouch for the code, and says so at the code.
* insert Holds(test[0], [["no error, but for a code that a server without LOINC cannot check"]], [["OperationOutcome.issue.where((severity = 'error' or severity = 'fatal') and expression.where($this.startsWith('Observation.code')).empty()).empty()"]])
* insert Validate(test[1], Nonconforming, [["A unit outside the profile is an error at the unit."]], bad)
* insert Holds(test[1], [["an error"]], [["OperationOutcome.issue.where(severity = 'error').exists()"]])
* insert Holds(test[1], [["at the value"]], [["OperationOutcome.issue.where(severity = 'error').expression.where($this.startsWith('Observation.value')).exists()"]])

RuleSet: Validate(path, name, description, fixture)
* {path}.name = "{name}"
* {path}.description = {description}
* insert Interaction({path}, validate, Observation)
* {path}.action[=].operation.contentType = #application/fhir+json
* {path}.action[=].operation.params = "/$validate?profile=https://nadir-cds.github.io/fhir/StructureDefinition/neutrophil-result"
* {path}.action[=].operation.sourceId = "{fixture}"
* insert Status({path}, 200)
