Instance: example-dose-levels
InstanceOf: ToxicityProtocol
Usage: #example
Title: "A protocol that names its doses"
Description: "Derived from the shipped one: it adds the doses of a made-up study, so that the server knows whether there is a lower one."
* url = "https://nadir-cds.github.io/fhir/PlanDefinition/example-dose-levels"
* insert FirstVersion
* name = "ExampleDoseLevels"
* title = "Doses of a made-up study"
* insert Released
* relatedArtifact
  * type = #derived-from
  * insert DefaultProtocol(resource)
* extension[doseLevel][0].valueQuantity = 50 'ug' "ug"
* extension[doseLevel][+].valueQuantity = 75 'ug' "ug"
