Instance: order-cbc
InstanceOf: ProtocolOrder
Usage: #definition
* insert FirstVersion
* insert Released
* name = "OrderCbc"
* title = "Order a complete blood count"
* description = "A proposed order for a complete blood count with differential."
* kind = #ServiceRequest
* intent = #proposal
* priority = #urgent
* code = $loinc#57021-8 "CBC W Auto Differential panel - Blood"
  * text = "Complete blood count with differential"

Instance: order-filgrastim
InstanceOf: ProtocolOrder
Usage: #definition
* insert FirstVersion
* insert Released
* name = "OrderFilgrastim"
* title = "Order filgrastim"
* description = "A proposed order for filgrastim. Dose and schedule are the prescriber's and the study protocol's."
* kind = #MedicationRequest
* intent = #proposal
* priority = #routine
* productCodeableConcept = $rxnorm#68442 "filgrastim"
  * text = "filgrastim"

Instance: order-pegfilgrastim
InstanceOf: ProtocolOrder
Usage: #definition
* insert FirstVersion
* insert Released
* name = "OrderPegfilgrastim"
* title = "Order pegfilgrastim"
* description = "A proposed order for pegfilgrastim. Dose and schedule are the prescriber's and the study protocol's."
* kind = #MedicationRequest
* intent = #proposal
* priority = #routine
* productCodeableConcept = $rxnorm#338036 "pegfilgrastim"
  * text = "pegfilgrastim"

Instance: order-platelet-transfusion
InstanceOf: ProtocolOrder
Usage: #definition
* insert FirstVersion
* insert Released
* name = "OrderPlateletTransfusion"
* title = "Order platelets"
* description = "A proposed order for a platelet transfusion. The dose is the clinician's decision."
* kind = #ServiceRequest
* intent = #proposal
* priority = #urgent
* code = $sct#12719002 "Platelet transfusion"
  * text = "Platelet transfusion"

Instance: order-rbc-transfusion
InstanceOf: ProtocolOrder
Usage: #definition
* insert FirstVersion
* insert Released
* name = "OrderRbcTransfusion"
* title = "Order red blood cells"
* description = "A proposed order for a red cell transfusion. The number of units is the clinician's decision."
* kind = #ServiceRequest
* intent = #proposal
* priority = #urgent
* code = $sct#71493000 "Transfusion of packed red blood cells"
  * text = "Transfusion of packed red blood cells"
