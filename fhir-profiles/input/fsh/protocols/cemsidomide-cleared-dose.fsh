Instance: cemsidomide-cleared-dose
InstanceOf: ToxicityProtocol
Usage: #definition
* extension[ctcaeVersion].valueCode = #5.0
* insert ProtocolVersion
* insert Released
* name = "CemsidomideClearedDose"
* title = "Cemsidomide, cleared dose: management of hematologic toxicity"
* type = $plan-definition-type#eca-rule "ECA Rule"
* date = "2026-11-23"
* description = "The rules for cemsidomide (CFT7455) at a dose that the escalation has cleared: G-CSF is allowed at any point. The drug is investigational: the study protocol decides."
* purpose = "What a cleared dose changes of the default rules, and nothing else."
* relatedArtifact[+]
  * type = #derived-from
  * insert DefaultProtocol(resource)
* insert RestsOn([[Cemsidomide Technical Support Center: Mitigating Hematological Toxicities (BenchChem, December 2025): a vendor's page on an investigational drug. The governing source.]])
* action[+]
  * prefix = "N1"
  * description = "At a cleared dose G-CSF is allowed at any point, cycle 1 included. Consider filgrastim or pegfilgrastim after the neutrophils have started to decline. Background: G-CSF prophylaxis from a 20 % risk of febrile neutropenia is a rule for chemotherapy regimens and is not claimed of this drug."
  * insert Seed([[use of growth factors: G-CSF at any point once a dose is cleared.]])
