// The systems of identifiers that the server, its demo data and the examples use. A system that stands in no other
// definition is listed here; a test compares this with the code.

RuleSet: Identifies(name, system, description)
* name = "{name}"
* status = #active
* kind = #identifier
* date = "2026-11-23"
* publisher = "Nadir"
* description = "{description}"
* uniqueId
  * type = #uri
  * value = {system}
  * preferred = true

Instance: card-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "card"
* insert Identifies(Card, $card, [[The uuid of a CDS Hooks card. The record of a card and each answer to it have it.]])

Instance: card-patient-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "card-patient"
* insert Identifies(CardPatient, $card-patient, [[What the records of the cards of one patient share, whichever server holds the patient.]])

Instance: source-address-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "source-address"
* insert Identifies(SourceAddress, $source-address, [[The address of a resource that is not kept by this server.]])

Instance: suggestion-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "suggestion"
* insert Identifies(Suggestion, $suggestion, [[The uuid of a suggestion of a card that was accepted.]])

Instance: cds-service-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "cds-service"
* insert Identifies(CdsService, $cds-service, [[The id of a CDS service.]])

Instance: source-attributes-of-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "source-attributes-of"
* insert Identifies(SourceAttributesOf, $source-attributes-of, [[The canonical of the protocol that a Library tells the source attributes of.]])

Instance: published-figures-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "published-figures"
* insert Identifies(PublishedFigures, $published-figures, [[A table of published figures, as a MeasureReport.]])

Instance: demo-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "demo"
* insert Identifies(Demo, $demo, [[The synthetic demo patients.]])

Instance: example-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "example"
* insert Identifies(Example, $example, [[The synthetic patient of the examples.]])

Instance: example-study-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "example-study"
* insert Identifies(ExampleStudy, $example-study, [[The example studies and their subjects.]])

// A tag of it has the digest of the content as its version, so it cannot be a CodeSystem: no version of one is that.
Instance: origin-of-NamingSystem
InstanceOf: NamingSystem
Usage: #definition
* id = "origin"
* insert Identifies(Origin, $origin, [[The tag of a resource that came with the server: code shipped, its version for people as the display, a digest of its content as the version of the tag.]])
* kind = #codesystem
