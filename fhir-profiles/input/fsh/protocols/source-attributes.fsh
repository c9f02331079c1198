Instance: cemsidomide-source-attributes
InstanceOf: Library
Usage: #definition
* insert SourceAttribute(funding, [[unknown]])
* insert SourceAttribute(race, [[not used]])
* insert SourceAttribute(ethnicity, [[not used]])
* insert SourceAttribute(language, [[not used]])
* insert SourceAttribute(sexual-orientation, [[not used]])
* insert SourceAttribute(gender-identity, [[not used]])
* insert SourceAttribute(sex, [[Used for nothing but to choose among the reference ranges that a laboratory sent with a result: Patient.gender.]])
* insert SourceAttribute(date-of-birth, [[Used for nothing but to choose among the reference ranges that a laboratory sent with a result: the age at the time of the result.]])
* insert SourceAttribute(social-determinants, [[not used]])
* insert SourceAttribute(health-status, [[No assessment of functional, mental or disability status is used. Symptoms of anemia and bleeding are, where they are recorded.]])
* insert SourceAttribute(out-of-scope-use, [[Not for other drugs. Not in the place of a study protocol, which decides. Not an alarm: a rule looks when a clinician's system asks.]])
* insert SourceAttribute(validity, [[unknown: not evaluated in clinical use. Tests of each rule come with the source code.]])
* identifier
  * system = $source-attributes-of
  * value = Canonical(cemsidomide-hematologic-toxicity)
* insert FirstVersion
* insert Released
* name = "CemsidomideSourceAttributes"
* title = "Cemsidomide: source attributes of the protocol"
* type = $library-type#asset-collection "Asset Collection"
* description = "What a user can learn of where the protocol comes from, beside what the PlanDefinition says itself (citations, publisher, purpose, date). A study team that edits the protocol edits this too."
* relatedArtifact
  * type = #derived-from
  * resource = Canonical(cemsidomide-hematologic-toxicity)

// One of the twelve, by its name.
RuleSet: SourceAttribute(name, value)
* extension[SourceAttributeExtension][+]
  * extension[name].valueCode = #{name}
  * extension[value].valueString = "{value}"
