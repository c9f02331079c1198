// Value sets of our own code systems, for bindings.

ValueSet: CtcaeVersions
Id: ctcae-versions
Title: "CTCAE versions"
Description: "The versions of CTCAE that the server grades by."
* insert Definition
* include codes from system CtcaeVersionCodes

ValueSet: ManagementActions
Id: management-actions
Title: "Management actions"
Description: "What a toxicity protocol can advise."
* insert Definition
* include codes from system ManagementAction

ValueSet: ProtocolActions
Id: protocol-actions
Title: "Actions of a protocol"
Description: "What a toxicity protocol can advise, and what its proposals can change in an order."
* insert Definition
* include codes from system ManagementAction
* include codes from system OrderChange

ValueSet: OrderChanges
Id: order-changes
Title: "Order changes"
Description: "What a proposal does with an order."
* insert Definition
* include codes from system OrderChange

ValueSet: NotGradableReasons
Id: not-gradable-reasons
Title: "Reasons for not grading"
Description: "Why a result has no grade."
* insert Definition
* include codes from system NotGradableReason

ValueSet: FeedbackOutcomes
Id: feedback-outcomes
Title: "Feedback outcomes"
Description: "What a clinician did with a card."
* insert Definition
* include codes from system FeedbackOutcome

ValueSet: OverrideReasons
Id: override-reasons
Title: "Reasons for overriding a card"
Description: "The reasons that a card offers; clients send others too."
* insert Definition
* include codes from system OverrideReason

ValueSet: FactNames
Id: fact-names
Title: "Facts"
Description: "What a condition of a protocol may name; docs/protocol.md says what each is."
* insert Definition
* include codes from system FactName

ValueSet: StudyDrugs
Id: study-drugs
Title: "Study drugs"
Description: "The investigational drugs that a shipped protocol is about, by name and company code."
* insert Definition
* include codes from system StudyDrug

ValueSet: SupportiveMedication
Id: supportive-medication
Title: "Supportive medication"
Description: "G-CSF, erythropoiesis-stimulating agents, prophylactic and broad-spectrum antibiotics."
* insert Definition
* include codes from valueset GCsf
* include codes from valueset Esa
* include codes from valueset AntibacterialProphylaxis
* include codes from valueset BroadSpectrumAntibiotic

ValueSet: SupportiveService
Id: supportive-service
Title: "Supportive service"
Description: "Transfusions of red cells and platelets, and blood counts."
* insert Definition
* include codes from valueset RbcTransfusion
* include codes from valueset PlateletTransfusion
* include codes from valueset CbcPanel

ValueSet: BodyTemperatureCode
Id: body-temperature-code
Title: "Body temperature, by any route"
Description: "The codes by which a body temperature is recognised."
* insert Definition
* include codes from valueset TemperatureAnyRoute
* include codes from valueset TemperatureOtherRoute
