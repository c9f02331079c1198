// The steps of the TestScripts (docs/testscripts.md). {path} is setup, a test such as test[0], or teardown.

RuleSet: Script(id, name)
* insert Released
* url = "https://nadir-cds.github.io/fhir/TestScript/{id}"
* insert PackageVersion(version)
* name = "{name}"
* date = "2026-11-23"
* origin.index = 1
* origin.profile = $testscript-origin#FHIR-Client
* destination.index = 1
* destination.profile = $testscript-destination#FHIR-Server

RuleSet: Fixture(id, reference)
* fixture[+]
  * id = "{id}"
  * autocreate = false
  * autodelete = false
  * resource.reference = "{reference}"

// What a FHIR interaction has in common.
RuleSet: Interaction(path, code, resource)
* {path}.action[+].operation.type = $testscript-operation#{code}
* {path}.action[=].operation.resource = #{resource}
* {path}.action[=].operation.accept = #application/fhir+json
* {path}.action[=].operation.destination = 1
* {path}.action[=].operation.origin = 1
* {path}.action[=].operation.encodeRequestUrl = true

RuleSet: Put(path, resource, id, fixture)
* insert Interaction({path}, updateCreate, {resource})
* {path}.action[=].operation.contentType = #application/fhir+json
* {path}.action[=].operation.params = "/{id}"
* {path}.action[=].operation.sourceId = "{fixture}"
* insert Status({path}, [[200,201]])

RuleSet: Transaction(path, fixture)
* insert Interaction({path}, transaction, Bundle)
* {path}.action[=].operation.contentType = #application/fhir+json
* {path}.action[=].operation.sourceId = "{fixture}"
* insert Status({path}, 200)

RuleSet: Read(path, resource, id, response)
* insert Interaction({path}, read, {resource})
* {path}.action[=].operation.params = "/{id}"
* {path}.action[=].operation.responseId = "{response}"
* insert Status({path}, 200)

RuleSet: Delete(path, resource, id)
* insert Interaction({path}, delete, {resource})
* {path}.action[=].operation.params = "/{id}"

// The advice for a patient as FHIR: the same as that of the cards.
RuleSet: Apply(path, patient)
* insert Interaction({path}, apply, PlanDefinition)
* {path}.action[=].operation.params = "/cemsidomide-hematologic-toxicity/$apply?subject=Patient/{patient}"
* insert Status({path}, 200)

// Advice on a topic is given, and how urgent it is.
RuleSet: Advised(path, topic, priority)
* insert Holds({path}, [["advice on {topic}, {priority}"]], [["CarePlan.contained.ofType(RequestGroup).action.where(code.coding.code = '{topic}' and priority = '{priority}').exists()"]])

RuleSet: NotAdvised(path, topic)
* insert Holds({path}, [["no advice on {topic}"]], [["CarePlan.contained.ofType(RequestGroup).action.where(code.coding.code = '{topic}').empty()"]])

// CDS Hooks is plain JSON over HTTP: the fixture is a Binary whose content is what is posted.
RuleSet: Hook(path, service, fixture)
* {path}.action[+].operation.method = #post
* {path}.action[=].operation.url = "${cds}/{service}"
* {path}.action[=].operation.accept = #application/json
* {path}.action[=].operation.contentType = #application/json
* {path}.action[=].operation.destination = 1
* {path}.action[=].operation.origin = 1
* {path}.action[=].operation.encodeRequestUrl = true
* {path}.action[=].operation.sourceId = "{fixture}"
* insert Status({path}, 200)

RuleSet: Status(path, codes)
* {path}.action[+].assert.description = "status {codes}"
* {path}.action[=].assert.direction = #response
* {path}.action[=].assert.operator = #in
* {path}.action[=].assert.responseCode = "{codes}"
* {path}.action[=].assert.warningOnly = false

RuleSet: Holds(path, description, expression)
* {path}.action[+].assert.description = {description}
* {path}.action[=].assert.direction = #response
* {path}.action[=].assert.expression = {expression}
* {path}.action[=].assert.operator = #equals
* {path}.action[=].assert.value = "true"
* {path}.action[=].assert.warningOnly = false

// A value of a JSON answer by JSONPath.
RuleSet: Json(path, description, jsonPath, expected)
* {path}.action[+].assert.description = {description}
* {path}.action[=].assert.direction = #response
* {path}.action[=].assert.path = {jsonPath}
* {path}.action[=].assert.operator = #equals
* {path}.action[=].assert.value = "{expected}"
* {path}.action[=].assert.warningOnly = false
