Instance: cemsidomide-hematologic-toxicity
InstanceOf: ToxicityProtocol
Usage: #definition
* extension[ctcaeVersion].valueCode = #5.0
* insert Window(results, 28, d, days)
* insert Window(fever, 48, h, hours)
* insert Window(sustained-fever, 60, min, minutes)
* insert Window(transfusion, 24, h, hours)
* insert Window(cycle, 28, d, days)
* insert Window(baseline, 28, d, days)
* insert Window(prolonged-neutropenia, 7, d, days)
* insert Window(chronic-anemia, 28, d, days)
* insert Window(transfusion-effect, 7, d, days)
* insert Window(g-csf-effect, 14, d, days)
* insert Window(override, 24, h, hours)
* insert Window(override-info, 7, d, days)
* extension[episodeGrade].valueInteger = 3
* insert Variable(holdGrade, [[The drug is held from this grade of any of the three lines on]], [[3]])
* insert Variable(resumeNeutrophils, [[The drug may be resumed from this count of neutrophils on]], [[1.0 '10*9/L']])
* insert Variable(resumePlatelets, [[The drug may be resumed from this count of platelets on]], [[50 '10*9/L']])
* insert Variable(resumeGrade, [[A line has recovered at this grade, or at its baseline grade]], [[1]])
* insert Variable(earlyCycles, [[Blood counts are closer together up to this cycle]], [[2]])
* insert Variable(cbcDaysEarly, [[Most days between blood counts in the early cycles]], [[7]])
* insert Variable(cbcDaysLater, [[Most days between blood counts in later cycles]], [[28]])
* insert Variable(cbcDaysHeld, [[Most days between blood counts while the drug is held or a line is at the hold grade]], [[3]])
* insert Variable(febrileNeutropenia, [[Neutrophils below 1.0 x10^9/L with one oral temperature (or route not stated) of at least 38.3 C, or at least 38.0 C sustained]], [[%neutrophils < 1.0 '10*9/L' and (%temperature >= 38.3 'Cel' or %sustainedTemperature >= 38.0 'Cel')]])
* insert Variable(grade4, [[Any of the three lines is grade 4]], [[%neutrophilGrade = 4 or %anemiaGrade = 4 or %thrombocytopeniaGrade = 4]])
* insert Variable(atHoldGrade, [[Any of the three lines is at the hold grade or worse]], [[%neutrophilGrade >= %holdGrade or %anemiaGrade >= %holdGrade or %thrombocytopeniaGrade >= %holdGrade]])
* insert Variable(resumeCounts, [[Neutrophils and platelets have reached the numbers for resuming]], [[%neutrophils >= %resumeNeutrophils and %platelets >= %resumePlatelets]])
* insert Variable(neutrophilsRecovered, [[Neutrophils are at grade 1 or at their baseline grade; without a baseline at grade 1]], [[%neutrophilGrade <= %resumeGrade or iif(%baselineNeutrophilGrade.exists(), %neutrophilGrade <= %baselineNeutrophilGrade, false)]])
* insert Variable(hemoglobinRecovered, [[Hemoglobin is at grade 1 or at its baseline grade; without a baseline at grade 1]], [[%anemiaGrade <= %resumeGrade or iif(%baselineAnemiaGrade.exists(), %anemiaGrade <= %baselineAnemiaGrade, false)]])
* insert Variable(plateletsRecovered, [[Platelets are at grade 1 or at their baseline grade; without a baseline at grade 1]], [[%thrombocytopeniaGrade <= %resumeGrade or iif(%baselineThrombocytopeniaGrade.exists(), %thrombocytopeniaGrade <= %baselineThrombocytopeniaGrade, false)]])
* insert Variable(recovered, [[All three lines have recovered]], [[%neutrophilsRecovered and %hemoglobinRecovered and %plateletsRecovered]])
* insert Variable(cbcOverdue, [[The last blood count is older than the monitoring plan allows]], [[%daysSinceCbc > %cbcDaysLater or (%daysSinceCbc > %cbcDaysEarly and %cycle <= %earlyCycles) or (%daysSinceCbc > %cbcDaysHeld and (%orderOnHold or %atHoldGrade))]])
* insert ProtocolVersion
* insert Released
* name = "CemsidomideHematologicToxicity"
* title = "Cemsidomide: management of hematologic toxicity"
* type = $plan-definition-type#eca-rule "ECA Rule"
* date = "2026-11-23"
* description = "When blood counts fall under cemsidomide (CFT7455): interrupt and resume the drug, G-CSF, antibiotics, transfusion, monitoring, and what could not be assessed. The drug is investigational: the study protocol decides, and a study changes the numbers here to its own. The cycle length of 28 days is an assumption that no source read for this protocol states."
* purpose = "Default rules for a patient without a study protocol of their own on this server."
* useContext
  * code = $usage-context-type#focus
  * valueCodeableConcept
    * coding[0] = StudyDrug#cemsidomide "cemsidomide"
    * coding[+] = StudyDrug#CFT7455 "CFT7455"
    * coding[+] = StudyDrug#CFT-7455 "CFT-7455"
    * text = "cemsidomide"
* insert RestsOn([[Cemsidomide Technical Support Center: Mitigating Hematological Toxicities (BenchChem, December 2025): a vendor's page on an investigational drug. The governing source.]])
* insert RestsOn([[NCI Common Terminology Criteria for Adverse Events (CTCAE), version 5.0, 2017.]])
* action[+]
  * prefix = "H1"
  * title = "Interrupt cemsidomide"
  * description = "Interrupt cemsidomide while neutropenia, anemia or thrombocytopenia is grade 3 or higher. Resume as the study protocol says, when the counts have recovered."
  * priority = #urgent
  * code = ManagementAction#interrupt-treatment "Interrupt treatment"
  * insert Seed([[management workflow: interrupt at grade 3 or higher.]])
  * insert Cites([[NCI Common Terminology Criteria for Adverse Events (CTCAE): grades of neutrophil count decreased, anemia, platelet count decreased.]])
  * insert Applies([[(%orderActive or %draftInHand) and %atHoldGrade]], [[an order for the drug is active or in hand, and any of the three lines is grade 3 or higher]])
  * insert Urgency([[iif(%grade4 or %febrileNeutropenia, 'stat', 'urgent')]], [[critical with any line at grade 4 or with febrile neutropenia]])
  * insert ByFacts(textEquivalent, [[iif(%orderOnHold, 'An order for the drug is on hold already.', '')]])
  * action[+]
    * title = "Put cemsidomide on hold"
    * code = OrderChange#hold "Put on hold"
    * type = $action-type#update
    * reason = $sct#407563006 "Treatment not tolerated"
      * text = "Hematologic toxicity"
  * action[+]
    * title = "Remove the cemsidomide draft"
    * type = $action-type#remove
* action[+]
  * prefix = "F1"
  * title = "Febrile neutropenia: start broad-spectrum antibiotics at once"
  * description = "Febrile neutropenia is a medical emergency. Start broad-spectrum antibiotics at once; take cultures and review the patient. This stands whatever the treatment status and whatever a study restricts."
  * priority = #stat
  * code = ManagementAction#broad-spectrum-antibiotics "Broad-spectrum antibiotics"
  * insert Seed([[febrile neutropenia: neutrophils below 1000/mm3 with one oral temperature of at least 38.3 C or at least 38.0 C for more than one hour.]])
  * insert Cites([[CTCAE wants a single temperature above 38.3 C; this protocol takes 38.3 C itself as fever.]])
  * insert Applies([[%febrileNeutropenia]], [[febrile neutropenia, whatever the treatment status and whatever a study restricts]])
  * insert ByFacts(textEquivalent, [[iif(%broadSpectrumAntibioticsOrdered, 'A broad-spectrum antibiotic is ordered already: make sure that it is given.', '')]])
* action[+]
  * prefix = "F2"
  * title = "Repeat the temperature within the hour"
  * description = "A temperature of 38.0 to below 38.3 C with neutrophils below 1000/mm3 is febrile neutropenia once it lasts longer than one hour. Repeat it within the hour, orally."
  * priority = #urgent
  * code = ManagementAction#repeat-temperature "Repeat temperature"
  * insert Seed([[febrile neutropenia: at least 38.0 C for more than one hour.]])
  * insert Cites([[Nadir's clinical contract: a single reading in between asks for the next one.]])
  * insert Applies([[%neutrophils < 1.0 '10*9/L' and %latestTemperature >= 38.0 'Cel' and %latestTemperature < 38.3 'Cel' and iif(%measuredSustainedTemperature.exists(), %measuredSustainedTemperature < 38.0 'Cel', true) and iif(%temperature.exists(), %temperature < 38.3 'Cel', true)]], [[neutrophils below 1000/mm3; the latest temperature, by any route, is 38.0 to below 38.3 C; no fever is known to have lasted longer than one hour, and no single reading, oral or route not stated, is 38.3 C or more]])
* action[+]
  * prefix = "N1"
  * title = "Consider G-CSF"
  * description = "Consider filgrastim or pegfilgrastim after the neutrophils have started to decline. Some protocols bar G-CSF in cycle 1: check the study protocol. Background: G-CSF prophylaxis from a 20 % risk of febrile neutropenia is a rule for chemotherapy regimens and is not claimed of this drug."
  * priority = #routine
  * code = ManagementAction#g-csf "G-CSF"
  * insert Seed([[use of growth factors.]])
  * insert Applies([[%treated and (%neutrophilGrade >= 3 or %febrileNeutropenia) and %gcsfOrdered.not()]], [[treated; neutrophils grade 3 or higher, or febrile neutropenia; no G-CSF ordered, on record or in hand]])
  * insert Urgency([[iif(%neutrophilGrade = 4 or %febrileNeutropenia, 'urgent', 'routine')]], [[warning at grade 4 or with febrile neutropenia]])
  * action[+]
    * title = "Order filgrastim (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-filgrastim)
  * action[+]
    * title = "Order pegfilgrastim (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-pegfilgrastim)
* action[+]
  * prefix = "N2"
  * title = "Antibiotic prophylaxis may be considered"
  * description = "Neutrophils have stayed below 500/mm3 for at least 7 days: antibiotic prophylaxis may be considered in severe and prolonged neutropenia. The study protocol and local practice decide."
  * priority = #routine
  * code = ManagementAction#antibiotic-prophylaxis "Antibiotic prophylaxis"
  * insert Seed([[prophylactic antibiotics in severe and prolonged neutropenia.]])
  * insert Cites([[Guidance on fluoroquinolone prophylaxis speaks of neutrophils below 500/mm3, or of at most 100/mm3, for more than 7 days (IDSA 2010 and later texts); the numbers here are a default.]])
  * insert Applies([[iif(%prolongedNeutrophils.exists(), %prolongedNeutrophils < 0.5 '10*9/L', false) and %antibioticProphylaxisOrdered.not()]], [[every neutrophil count of the last 7 days or more is below 500/mm3; no fluoroquinolone ordered, on record or in hand]])
* action[+]
  * prefix = "A1"
  * title = "Consider red blood cell transfusion"
  * description = "Between 7 and 8 g/dL the protocol decides; below 7 g/dL, or with symptoms of anemia, a transfusion is commonly given. Some protocols restrict transfusion in cycle 1; that never overrides a need."
  * priority = #routine
  * code = ManagementAction#rbc-transfusion "Red blood cell transfusion"
  * insert Seed([[transfusion at about 7 to 8 g/dL or with symptoms.]])
  * insert Applies([[(%hemoglobin < 8.0 'g/dL' or (%symptomaticAnemia and %anemiaGrade >= 2)) and %rbcTransfusionOrdered.not()]], [[hemoglobin below 8.0 g/dL, or symptoms of anemia with grade 2 or higher; no red cells ordered in the last 24 hours or in hand]])
  * insert Urgency([[iif(%hemoglobin < 7.0 'g/dL', 'urgent', 'routine')]], [[warning below 7.0 g/dL]])
  * action[+]
    * title = "Order red blood cells (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-rbc-transfusion)
* action[+]
  * prefix = "A2"
  * title = "An erythropoiesis-stimulating agent may be considered"
  * description = "Anemia of grade 2 or higher has lasted for at least 28 days. An erythropoiesis-stimulating agent may be considered if the study protocol permits it. It adds a risk of thrombosis to that of this class of drugs: weigh it, and look for iron deficiency first."
  * priority = #routine
  * code = ManagementAction#esa "Erythropoiesis-stimulating agent"
  * insert Seed([[chronic anemia: weigh the risks, only if the protocol permits.]])
  * insert Cites([[ASCO/ASH 2019 (Blood Advances 3:1197): for chemotherapy-associated anemia below 10 g/dL without curative intent; caution with agents that raise the risk of thrombosis.]])
  * insert Applies([[iif(%chronicAnemiaGrade.exists(), %chronicAnemiaGrade >= 2, false) and %anemiaGrade >= 2 and %esaOrdered.not() and %thrombosis.not()]], [[every hemoglobin of the last 28 days or more is grade 2 or higher, the current one too; no such agent ordered, on record or in hand; no thrombosis on record]])
* action[+]
  * prefix = "P1"
  * title = "Consider platelet transfusion"
  * description = "Prophylactic below 10,000 to 20,000/mm3, therapeutic in active bleeding. Review anticoagulants and antiplatelet drugs."
  * priority = #urgent
  * code = ManagementAction#platelet-transfusion "Platelet transfusion"
  * insert Seed([[platelets: prophylactic below 10,000 to 20,000/mm3, therapeutic in bleeding.]])
  * insert Applies([[(%platelets < 20 '10*9/L' or (%activeBleeding and %thrombocytopeniaGrade >= 2)) and %plateletTransfusionOrdered.not()]], [[platelets below 20,000/mm3, or active bleeding with grade 2 or higher; no platelets ordered in the last 24 hours or in hand]])
  * insert Urgency([[iif(%platelets < 10 '10*9/L' or (%activeBleeding and %thrombocytopeniaGrade >= 2), 'stat', 'urgent')]], [[critical below 10,000/mm3 or in bleeding]])
  * action[+]
    * title = "Order platelets (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-platelet-transfusion)
* action[+]
  * prefix = "D1"
  * title = "Review the dose level"
  * description = "Grade 4 thrombocytopenia in cycle 1 was reported as dose-limiting; a second separate episode of grade 3 or higher is a recurrence. Review the dose level before the drug goes on or is resumed. The study protocol names the next dose."
  * priority = #urgent
  * code = ManagementAction#review-dose "Review dose"
  * insert Seed([[grade 4 thrombocytopenia reported as a dose-limiting toxicity; dose modification on recurrence.]])
  * insert Applies([[%treated and (%worstThrombocytopeniaGradeInCycle1 = 4 or %neutropeniaEpisodes >= 2 or %anemiaEpisodes >= 2 or %thrombocytopeniaEpisodes >= 2) and %doseReduced.not()]], [[treated; grade 4 thrombocytopenia in cycle 1, or a second separate episode of one line; and the dose was not reduced since the last episode began]])
  * insert ByFacts(textEquivalent, [[iif(%worstThrombocytopeniaGradeInCycle1 = 4, 'Grade 4 thrombocytopenia lies in cycle 1.', '') & iif(%lowerDoseListed.exists(), iif(%lowerDoseListed, '', ' The protocol lists no lower dose level: discuss discontinuation.'), '')]])
* action[+]
  * prefix = "R1"
  * title = "Treatment may be resumed"
  * description = "Neutrophils are at least 1000/mm3, platelets at least 50,000/mm3, and each line is at grade 1 or lower or at its own baseline. Resume at the same or a reduced level, as the study protocol says."
  * priority = #routine
  * code = ManagementAction#resume-treatment "Resume treatment"
  * insert Seed([[management workflow: resume when counts have recovered to at least 1000/mm3 neutrophils and 50,000/mm3 platelets, or to grade 1 or lower or baseline.]])
  * insert Applies([[%orderOnHold and %resumeCounts and %recovered and %febrileNeutropenia.not() and %currentValuesFinal]], [[an order is on hold; neutrophils at least 1000/mm3 and platelets at least 50,000/mm3; each line at grade 1 or lower or at its own baseline grade; no febrile neutropenia; no current value preliminary]])
  * insert ByFacts(textEquivalent, [[iif(%cbcOverdue, 'The last blood count is overdue: repeat it before the drug is resumed. ', '') & iif(%neutrophilsAfterGcsf or %plateletsAfterTransfusion or %hemoglobinAfterTransfusion, 'A count may be raised by what was given and is then no recovery of the marrow: see the remarks. ', '') & iif(%neutropeniaEpisodes >= 2 or %anemiaEpisodes >= 2 or %thrombocytopeniaEpisodes >= 2, 'This was not the first episode: a lower dose level is to be considered.', '')]])
  * action[+]
    * title = "Resume cemsidomide at the same dose"
    * code = OrderChange#resume "Resume"
    * type = $action-type#update
  * action[+]
    * title = "Resume cemsidomide at the next lower dose level"
    * code = OrderChange#resume-lower-dose "Resume at the next lower dose level"
    * type = $action-type#update
* action[+]
  * prefix = "R2"
  * title = "Not yet recovered by both rules for resuming"
  * description = "Neutrophils and platelets have reached the numbers for resuming (1000/mm3 and 50,000/mm3), but a line is still at grade 2 and above its baseline. The source gives two rules for resuming, and here they disagree: by the numbers the drug may be resumed, by grade 1 or baseline it may not. The study protocol decides."
  * priority = #routine
  * code = ManagementAction#lower-grade-toxicity "Lower-grade toxicity"
  * insert Seed([[management workflow: resume at 1000/mm3 neutrophils and 50,000/mm3 platelets; elsewhere: at grade 1 or lower, or baseline.]])
  * insert Applies([[%orderOnHold and %resumeCounts and ((%neutrophilGrade < %holdGrade and %neutrophilsRecovered.not()) or (%anemiaGrade < %holdGrade and %hemoglobinRecovered.not()) or (%thrombocytopeniaGrade < %holdGrade and %plateletsRecovered.not()))]], [[an order is on hold; the two numbers are met; a line below grade 3 is neither at grade 1 or lower nor at its baseline grade]])
  * insert ByFacts(textEquivalent, [['Missing for the second rule:' & iif(%neutrophilsRecovered.not(), ' neutrophils', '') & iif(%hemoglobinRecovered.not(), ' hemoglobin', '') & iif(%plateletsRecovered.not(), ' platelets', '') & '.' & iif(%baselineNeutrophilGrade.exists() and %baselineAnemiaGrade.exists() and %baselineThrombocytopeniaGrade.exists(), '', ' Not every line has a baseline value on record.') & iif(%cbcOverdue, ' The last blood count is overdue: repeat it.', '')]])
* action[+]
  * prefix = "L1"
  * title = "Lower-grade toxicity"
  * description = "The worst of neutrophils, hemoglobin and platelets is at grade 1 or 2."
  * priority = #routine
  * code = ManagementAction#lower-grade-toxicity "Lower-grade toxicity"
  * insert Seed([[management workflow: grade 1 to 2, continue at the current dose with close monitoring.]])
  * insert Applies([[%orderActive and %atHoldGrade.not() and (%neutrophilGrade >= 1 or %anemiaGrade >= 1 or %thrombocytopeniaGrade >= 1) and iif(%neutrophils < 1.0 '10*9/L' and (%temperature >= 38.3 'Cel' or %measuredSustainedTemperature >= 38.0 'Cel'), false, true)]], [[an order is active; the worst of the three lines is grade 1 or 2; no febrile neutropenia was measured]])
  * insert ByFacts(textEquivalent, [[iif(%cbcOverdue, 'The last blood count is overdue and does not justify to continue: repeat it first.', 'Continue at the current dose with close monitoring.')]])
* action[+]
  * prefix = "M1"
  * title = "Complete blood count is overdue"
  * description = "Weekly in cycles 1 and 2, every 2 to 4 weeks later, 2 to 3 times a week while the drug is held or a line is at grade 3 or worse."
  * priority = #routine
  * code = ManagementAction#repeat-cbc "Repeat complete blood count"
  * insert Seed([[monitoring: weekly in cycles 1 and 2, then every 2 to 4 weeks; 2 to 3 times a week during toxicity.]])
  * insert Applies([[%treated and %cbcOverdue and %cbcOrdered.not()]], [[treated; the last blood count is overdue; no blood count ordered since it or in hand]])
  * insert Urgency([[iif(%orderOnHold or %atHoldGrade, 'urgent', 'routine')]], [[warning while the drug is held or a line is at grade 3 or higher]])
  * insert ByFacts(textEquivalent, [['The last one is ' & %daysSinceCbc.toString() & ' days old: overdue by ' & iif(%orderOnHold or %atHoldGrade, (%daysSinceCbc - %cbcDaysHeld).toString(), iif(%cycle <= %earlyCycles, (%daysSinceCbc - %cbcDaysEarly).toString(), (%daysSinceCbc - %cbcDaysLater).toString())) & ' days.']])
  * action[+]
    * title = "Order a complete blood count (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-cbc)
* action[+]
  * prefix = "M2"
  * title = "Baseline blood count first"
  * description = "This is a first dose, and no complete blood count of the 28 days before it is on record. Take a complete blood count with differential first: grades, and the way back to treatment, are read against it."
  * priority = #urgent
  * code = ManagementAction#baseline-cbc "Baseline complete blood count"
  * insert Seed([[monitoring: complete blood count with differential at baseline.]])
  * insert Applies([[%firstDoseInHand and %cbcBeforeFirstDose.not() and %cbcOrdered.not()]], [[a draft in hand is the first order for the drug; no blood count in the 28 days before its dose; none ordered or in hand]])
  * action[+]
    * title = "Order a complete blood count (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-cbc)
* action[+]
  * prefix = "M3"
  * title = "Ask for symptoms"
  * description = "No assessment of symptoms of today is on record: fatigue, dyspnea, pallor, petechiae, bruises, mucosal bleeding, fever, signs of infection."
  * priority = #routine
  * code = ManagementAction#assess-symptoms "Assess symptoms"
  * insert Seed([[monitoring: clinical signs of anemia, bleeding and infection at each visit.]])
  * trigger
    * type = #named-event
    * name = "encounter-start"
  * insert Applies([[%treated and %symptomsAssessedToday.not()]], [[at encounter-start; treated; nobody asked for symptoms today]])
  * action[+]
    * title = "Symptom questionnaire"
    * type = $action-type#fire-event
    * definitionCanonical = Canonical(hematologic-symptoms)
* action[+]
  * prefix = "X1"
  * title = "Blood counts cannot be fully assessed"
  * description = "Missing or unusable results are not normal results. Obtain what is missing before a decision on the drug."
  * priority = #urgent
  * code = ManagementAction#not-assessable "Not assessable"
  * insert Seed([[monitoring of complete blood counts.]])
  * insert Cites([[Nadir's clinical contract: a result that cannot be used is named, never dropped.]])
  * insert Applies([[%unreadableData > 0 or (%treated and (%missingLines > 0 or %refusedResults > 0 or %undecidedRules > 0 or iif(%ageInYears.exists(), %ageInYears < 18, false)))]], [[an order or other data cannot be read or are in doubt; or treated, and a line has no usable value in the last 28 days, a result was refused, a rule stays open because a result only bounds the value (or, with no other card, because the cycle is not known), or the patient is younger than 18]])
  * insert ByFacts(textEquivalent, [[iif(%ageInYears < 18, 'The patient is younger than 18: neither the drug nor this protocol is validated for children.', '')]])
  * action[+]
    * title = "Order a complete blood count (proposal)"
    * type = $action-type#create
    * definitionCanonical = Canonical(order-cbc)
    * insert When([[%missingLines > 0 and %cbcOrdered.not()]])
