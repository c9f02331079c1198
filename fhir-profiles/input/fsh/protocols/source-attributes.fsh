Instance: cemsidomide-source-attributes
InstanceOf: Library
Usage: #definition
* extension[0]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #funding
  * extension[+]
    * url = "value"
    * valueString = "unknown"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #race
  * extension[+]
    * url = "value"
    * valueString = "not used"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #ethnicity
  * extension[+]
    * url = "value"
    * valueString = "not used"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #language
  * extension[+]
    * url = "value"
    * valueString = "not used"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #sexual-orientation
  * extension[+]
    * url = "value"
    * valueString = "not used"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #gender-identity
  * extension[+]
    * url = "value"
    * valueString = "not used"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #sex
  * extension[+]
    * url = "value"
    * valueString = "Used for nothing but to choose among the reference ranges that a laboratory sent with a result: Patient.gender."
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #date-of-birth
  * extension[+]
    * url = "value"
    * valueString = "Used for nothing but to choose among the reference ranges that a laboratory sent with a result: the age at the time of the result."
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #social-determinants
  * extension[+]
    * url = "value"
    * valueString = "not used"
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #health-status
  * extension[+]
    * url = "value"
    * valueString = "No assessment of functional, mental or disability status is used. Symptoms of anemia and bleeding are, where they are recorded."
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #out-of-scope-use
  * extension[+]
    * url = "value"
    * valueString = "Not for other drugs. Not in the place of a study protocol, which decides. Not an alarm: a rule looks when a clinician's system asks."
* extension[+]
  * url = "https://nadir-cds.github.io/fhir/StructureDefinition/source-attribute"
  * extension[0]
    * url = "name"
    * valueCode = #validity
  * extension[+]
    * url = "value"
    * valueString = "unknown: not evaluated in clinical use. Tests of each rule come with the source code."
* url = "https://nadir-cds.github.io/fhir/Library/cemsidomide-source-attributes"
* identifier
  * system = "https://nadir-cds.github.io/fhir/sid/source-attributes-of"
  * value = "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity"
* version = "0.1.0"
* insert Released
* name = "CemsidomideSourceAttributes"
* title = "Cemsidomide: source attributes of the protocol"
* type = $library-type#asset-collection "Asset Collection"
* description = "What a user can learn of where the protocol comes from, beside what the PlanDefinition says itself (citations, publisher, purpose, date). A study team that edits the protocol edits this too."
* relatedArtifact
  * type = #derived-from
  * resource = "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity"
