CodeSystem: FeedbackOutcome
Id: feedback-outcome
Title: "Feedback outcome"
Description: "What a clinician did with a card, as CDS Hooks names it."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #accepted "Accepted"
* #overridden "Overridden"

CodeSystem: ManagementAction
Id: management-action
Title: "Management action"
Description: "What a toxicity protocol can advise: the topic of each card and the code of each action."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #interrupt-treatment "Interrupt treatment" "Put the order for the study drug on hold, or do not sign it."
* #resume-treatment "Resume treatment" "Resume the study drug at the same or a reduced level."
* #review-dose "Review dose" "Review the dose level."
* #g-csf "G-CSF" "Consider a granulocyte colony-stimulating factor."
* #broad-spectrum-antibiotics "Broad-spectrum antibiotics" "Start broad-spectrum antibiotics at once."
* #antibiotic-prophylaxis "Antibiotic prophylaxis" "Consider antibiotic prophylaxis."
* #rbc-transfusion "Red blood cell transfusion" "Consider red blood cells."
* #platelet-transfusion "Platelet transfusion" "Consider platelets."
* #esa "Erythropoiesis-stimulating agent" "An erythropoiesis-stimulating agent may be considered."
* #repeat-cbc "Repeat complete blood count" "A complete blood count is overdue."
* #baseline-cbc "Baseline complete blood count" "A complete blood count is due before the first dose."
* #assess-symptoms "Assess symptoms" "Symptoms have not been assessed."
* #repeat-temperature "Repeat temperature" "Take the temperature again within the hour."
* #lower-grade-toxicity "Lower-grade toxicity" "Toxicity of a lower grade: continue with close monitoring, or resume limits only partly met."
* #not-assessable "Not assessable" "Data needed for the advice is missing or could not be used."

CodeSystem: NotGradableReason
Id: not-gradable-reason
Title: "Reason for not grading"
Description: "Why a result has no grade."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #unlisted-code "Not a test that is graded" "The code is none of the listed LOINC codes."
* #ambiguous-code "Contradicting codes" "The codes name more than one analyte."
* #estimate "Estimate" "The result is an estimate from a smear."
* #percentage "Percentage" "A percentage is never graded by a limit for a count."
* #status "Status" "The result is not final, amended, corrected or preliminary."
* #no-value "No value" "The result has no numeric value."
* #no-unit "No unit" "The result has no unit."
* #unlisted-unit "Unlisted unit" "The unit is not one that this analyte is reported in."
* #contradicting-unit "Contradicting unit" "Unit code and unit text say different things."
* #implausible "Implausible value" "The value is outside what is plausible: check the unit."
* #no-time "No time" "When the specimen was taken cannot be read."
* #future "In the future" "The time lies in the future."
* #animal "Animal subject" "CTCAE grades people."
* #no-criterion "No criterion" "This version of CTCAE has no criterion for the result."

CodeSystem: OrderChange
Id: order-change
Title: "Order change"
Description: "How an action of type update changes the orders for the study drug, and which drafts one of type remove takes out of hand."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* ^count = 5
* #hold "Put on hold" "Each active order becomes on-hold, with the action's reason as status reason."
* #resume "Resume" "Each order on hold becomes active again."
* #resume-lower-dose "Resume at the next lower dose level" "Each order on hold becomes active again at the next lower dose that the protocol lists; not offered where it lists none."
* #remove-study-drug "Remove drafts for the study drug" "Each draft for the study drug that is in hand is removed."
* #remove-g-csf "Remove drafts for G-CSF" "Each draft for G-CSF that is in hand is removed."

CodeSystem: OverrideReason
Id: override-reason
Title: "Override reason"
Description: "Why a clinician does not follow a card."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #already-done "Already done or ordered"
* #protocol-differs "The study protocol says otherwise"
* #data-not-current "The data is not current or not correct"
* #clinical-judgement "Clinical judgement"
* #patient-preference "Patient preference"

CodeSystem: SourceAttribute
Id: source-attribute
Title: "Source attribute"
Description: "What a user can learn of where a protocol comes from. The first thirteen are the source attributes of an evidence-based decision support intervention in 45 CFR 170.315(b)(11)."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #citation "Bibliographic citation"
* #developer "Developer"
* #funding "Funding of the technical implementation"
* #release-dates "Release and revision dates"
* #race "Use of race"
* #ethnicity "Use of ethnicity"
* #language "Use of language"
* #sexual-orientation "Use of sexual orientation"
* #gender-identity "Use of gender identity"
* #sex "Use of sex"
* #date-of-birth "Use of date of birth"
* #social-determinants "Use of social determinants of health"
* #health-status "Use of health status assessments"
* #intended-use "Intended use"
* #out-of-scope-use "Cautioned out-of-scope use"
* #validity "Validity"

CodeSystem: StudyDrug
Id: study-drug
Title: "Study drug"
Description: "Names of study drugs as protocols use them. No NCIt, UNII, RxNorm or SNOMED CT code of cemsidomide was found."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #cemsidomide "cemsidomide"
* #CFT7455 "CFT7455"
* #CFT-7455 "CFT-7455"

CodeSystem: SupportiveCare
Id: supportive-care
Title: "Supportive care"
Description: "Concepts of supportive care, symptoms and signs for which no code of a public terminology was verified."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #g-csf "G-CSF"
* #symptomatic-anemia "Symptomatic anemia"
* #ecchymosis "Ecchymosis"
* #esa "Erythropoiesis-stimulating agent"
* #antibacterial-prophylaxis "Antibacterial prophylaxis"
* #broad-spectrum-antibiotic "Broad-spectrum antibiotic"

CodeSystem: ToxicitySummary
Id: toxicity-summary
Title: "Toxicity summary"
Description: "What a toxicity summary counts: terms, categories of patients, and strata."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #neutropenia "Neutropenia" "Too few neutrophils: neutrophil count decreased in CTCAE."
* #anemia "Anemia" "Too little hemoglobin. A laboratory value alone shows at most grade 3, which here means grade 3 or higher."
* #thrombocytopenia "Thrombocytopenia" "Too few platelets: platelet count decreased in CTCAE 5.0, thrombocytopenia in 6.0."
* #lymphopenia "Lymphopenia" "Too few lymphocytes: lymphocyte count decreased in CTCAE 5.0, lymphopenia in 6.0."
* #leukopenia "Leukopenia" "Too few leukocytes: white blood cell decreased in CTCAE."
* #febrile-neutropenia "Febrile neutropenia" "Fever with neutropenia. Published figures only: this server does not count it."
* #infection "Infection" "Infections. Published figures only: this server does not count them."
* #cohort "Cohort" "The members of the cohort, before any term is looked at."
* #grade-0 "Grade 0" "The worst grade is 0."
* #grade-1 "Grade 1" "The worst grade is 1."
* #grade-2 "Grade 2" "The worst grade is 2."
* #grade-3 "Grade 3" "The worst grade is 3; of anemia, 3 or higher."
* #grade-4 "Grade 4" "The worst grade is 4."
* #grade-0-or-1 "Grade 0 or 1" "The worst grade is 0 or 1: the lower limit of normal is missing."
* #grade-3-or-4 "Grade 3 or 4" "The worst grade is 3 or 4: the result only bounds the value."
* #grade-undetermined "Grade undetermined" "The worst grade lies in another range: a result only bounds the value."
* #not-gradable "Not gradable" "There are results, and none of them can be graded."
* #no-result "No result" "There is no result."
* #untreated "Untreated" "Members who had no dose of the study drug by the end of the period; they are in no denominator."
* #animal "Animal" "Members who are animals; CTCAE grades people, and they are in no denominator."
* #grade-3-or-higher "Grade 3 or higher" "The worst grade is 3 or higher for certain: the sum of grade-3, grade-4 and grade-3-or-4."
* #arm "Arm" "The arm of the study: the actual one, else the assigned one."
* #cycle "Cycle" "The cycle of treatment. Its denominator are the patients with a result in it."
* #arm-and-cycle "Arm and cycle" "Each cycle of each arm."

CodeSystem: CtcaeVersionCodes
Id: ctcae-version
Title: "CTCAE version"
Description: "The versions of the Common Terminology Criteria for Adverse Events that the server grades by."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #5.0 "CTCAE 5.0" "Version 5.0, November 2017."
* #6.0 "CTCAE 6.0" "Version 6.0, July 2025."

CodeSystem: DemoFormulary
Id: demo-formulary
Title: "Demo formulary"
Description: "How the hospital of the demo patients names the study drug, which has no public code."
* insert Definition
* ^content = #complete
* ^caseSensitive = true
* #CFT7455 "cemsidomide (CFT7455) capsule"

CodeSystem: AuditedAct
Id: audited-act
Title: "Audited act"
Description: "What an AuditEvent of this server tells of besides FHIR's own interactions."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* #cds-discovery "CDS discovery" "A client asked which CDS services there are."
* #cds-call "CDS call" "A client called a CDS service for a patient."
* #cds-feedback "CDS feedback" "A client told what a clinician did with cards."
* #refused "Refused" "A request was refused before anything of it was done, because its caller was not known or may not ask."
