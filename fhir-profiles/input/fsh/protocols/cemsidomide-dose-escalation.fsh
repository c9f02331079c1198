Instance: cemsidomide-dose-escalation
InstanceOf: ToxicityProtocol
Usage: #definition
* extension[ctcaeVersion].valueCode = #5.0
* insert ProtocolVersion
* insert Released
* name = "CemsidomideDoseEscalation"
* title = "Cemsidomide, dose escalation: management of hematologic toxicity"
* type = $plan-definition-type#eca-rule "ECA Rule"
* date = "2026-11-23"
* description = "The rules for cemsidomide (CFT7455) in a dose escalation: G-CSF and transfusion are not permitted in cycle 1, and a dose-limiting toxicity is reported to the sponsor. The restriction is said on the card; no emergency card is restricted. The drug is investigational: the study protocol decides."
* purpose = "What a dose escalation changes of the default rules, and nothing else."
* relatedArtifact[+]
  * type = #derived-from
  * insert DefaultProtocol(resource)
* insert RestsOn([[Cemsidomide Technical Support Center: Mitigating Hematological Toxicities (BenchChem, December 2025): a vendor's page on an investigational drug. The governing source.]])
* action[+]
  * prefix = "N1"
  * title = "Consider G-CSF (not permitted in cycle 1)"
  * description = "Consider filgrastim or pegfilgrastim after the neutrophils have started to decline. In cycle 1 of the dose escalation G-CSF is not permitted."
  * insert Seed([[use of growth factors, and dose escalation: G-CSF and transfusion not permitted in cycle 1; G-CSF at any point once a dose is cleared.]])
  * insert Urgency([[iif(%neutrophilGrade = 4 or %febrileNeutropenia, 'urgent', 'routine')]], [[warning at grade 4 or with febrile neutropenia]])
  * insert ByFacts(textEquivalent, [[iif(%cycle > 1, 'This is after cycle 1: G-CSF is allowed.', iif(%cycle <= 1, 'This is cycle 1, so no order is offered: ask the sponsor where the patient needs it all the same.', 'The cycle is not known, so no order is offered: check it.'))]])
  * action[+]
    * title = "Order filgrastim (proposal)"
    * insert When([[%cycle > 1]])
    * type = $action-type#create
    * definitionCanonical = Canonical(order-filgrastim)
  * action[+]
    * title = "Order pegfilgrastim (proposal)"
    * insert When([[%cycle > 1]])
    * type = $action-type#create
    * definitionCanonical = Canonical(order-pegfilgrastim)
* action[+]
  * prefix = "N3"
  * title = "G-CSF draft: not permitted in cycle 1"
  * description = "In cycle 1 of the dose escalation G-CSF is not permitted. Remove the draft, or speak with the sponsor where the patient needs it all the same."
  * priority = #urgent
  * code = ManagementAction#g-csf "G-CSF"
  * insert Seed([[use of growth factors, and dose escalation: G-CSF and transfusion not permitted in cycle 1; G-CSF at any point once a dose is cleared.]])
  * insert Applies([[%gcsfInHand and iif(%cycle > 1, false, true)]], [[a draft for G-CSF is in hand in cycle 1, or while the cycle is not known]])
  * insert ByFacts(textEquivalent, [[iif(%cycle.exists(), 'This is cycle 1.', 'The cycle is not known: check it.')]])
  * action[+]
    * title = "Remove the G-CSF draft"
    * code = OrderChange#remove-g-csf "Remove drafts for G-CSF"
    * type = $action-type#remove
* action[+]
  * prefix = "A1"
  * description = "Between 7 and 8 g/dL the protocol decides; below 7 g/dL, or with symptoms of anemia, a transfusion is commonly given. In cycle 1 of the dose escalation transfusion is not permitted; that never overrides a need."
  * insert Seed([[transfusion at about 7 to 8 g/dL or with symptoms, and dose escalation: transfusion not permitted in cycle 1.]])
  * insert Urgency([[iif(%hemoglobin < 7.0 'g/dL', 'urgent', 'routine')]], [[warning below 7.0 g/dL]])
  * insert ByFacts(textEquivalent, [[iif(%cycle > 1, 'This is after cycle 1: the study protocol decides.', iif(%cycle <= 1, 'This is cycle 1: a transfusion is a matter for the sponsor and may count as a dose-limiting toxicity.', 'The cycle is not known: check it.'))]])
* action[+]
  * prefix = "P1"
  * description = "Prophylactic below 10,000 to 20,000/mm3, therapeutic in active bleeding. Review anticoagulants and antiplatelet drugs. In cycle 1 of the dose escalation transfusion is not permitted; that never overrides a need."
  * insert Seed([[platelets: prophylactic below 10,000 to 20,000/mm3, therapeutic in bleeding, and dose escalation: transfusion not permitted in cycle 1.]])
  * insert Urgency([[iif(%platelets < 10 '10*9/L' or (%activeBleeding and %thrombocytopeniaGrade >= 2), 'stat', 'urgent')]], [[critical below 10,000/mm3 or in bleeding]])
  * insert ByFacts(textEquivalent, [[iif(%cycle > 1, 'This is after cycle 1: the study protocol decides.', iif(%cycle <= 1, 'This is cycle 1: a transfusion is a matter for the sponsor and may count as a dose-limiting toxicity.', 'The cycle is not known: check it.'))]])
* action[+]
  * prefix = "D1"
  * title = "Possible dose-limiting toxicity"
  * description = "Dose-limiting toxicity: report to the sponsor; the study protocol decides. Grade 4 thrombocytopenia in cycle 1 was reported as dose-limiting; a second separate episode of grade 3 or higher is a recurrence."
