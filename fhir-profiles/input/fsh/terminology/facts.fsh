CodeSystem: FactName
Id: fact-name
Title: "Fact"
Description: "What the server knows of a patient, by the name that the conditions of a protocol use with a percent sign before it. A test holds the list, types and units to the program."
* insert Definition
* ^caseSensitive = true
* ^content = #complete
* ^property[0].code = #type
* ^property[=].description = "amount (a quantity in one unit), number or flag"
* ^property[=].type = #string
* ^property[+].code = #unit
* ^property[=].description = "The UCUM unit of an amount"
* ^property[=].type = #string
* #neutrophils "Neutrophils" "Current value: the latest usable result within the window results; as reported, else derived from leukocytes and a differential of the same specimen or time"
* #neutrophils ^property[0].code = #type
* #neutrophils ^property[=].valueString = "amount"
* #neutrophils ^property[+].code = #unit
* #neutrophils ^property[=].valueString = "10*9/L"
* #neutrophilGrade "Neutrophil grade" "Its CTCAE grade"
* #neutrophilGrade ^property[0].code = #type
* #neutrophilGrade ^property[=].valueString = "number"
* #hemoglobin "Hemoglobin" "Current value"
* #hemoglobin ^property[0].code = #type
* #hemoglobin ^property[=].valueString = "amount"
* #hemoglobin ^property[+].code = #unit
* #hemoglobin ^property[=].valueString = "g/dL"
* #anemiaGrade "Anemia grade" "Its CTCAE grade; a laboratory value gives 3 at most"
* #anemiaGrade ^property[0].code = #type
* #anemiaGrade ^property[=].valueString = "number"
* #platelets "Platelets" "Current value"
* #platelets ^property[0].code = #type
* #platelets ^property[=].valueString = "amount"
* #platelets ^property[+].code = #unit
* #platelets ^property[=].valueString = "10*9/L"
* #thrombocytopeniaGrade "Thrombocytopenia grade" "Its CTCAE grade"
* #thrombocytopeniaGrade ^property[0].code = #type
* #thrombocytopeniaGrade ^property[=].valueString = "number"
* #lymphocytes "Lymphocytes" "Current value"
* #lymphocytes ^property[0].code = #type
* #lymphocytes ^property[=].valueString = "amount"
* #lymphocytes ^property[+].code = #unit
* #lymphocytes ^property[=].valueString = "10*9/L"
* #lymphopeniaGrade "Lymphopenia grade" "Its CTCAE grade"
* #lymphopeniaGrade ^property[0].code = #type
* #lymphopeniaGrade ^property[=].valueString = "number"
* #leukocytes "Leukocytes" "Current value"
* #leukocytes ^property[0].code = #type
* #leukocytes ^property[=].valueString = "amount"
* #leukocytes ^property[+].code = #unit
* #leukocytes ^property[=].valueString = "10*9/L"
* #leukopeniaGrade "Leukopenia grade" "Its CTCAE grade"
* #leukopeniaGrade ^property[0].code = #type
* #leukopeniaGrade ^property[=].valueString = "number"
* #temperature "Temperature" "Highest single temperature, oral or route not stated, within the window fever of the current neutrophils"
* #temperature ^property[0].code = #type
* #temperature ^property[=].valueString = "amount"
* #temperature ^property[+].code = #unit
* #temperature ^property[=].valueString = "Cel"
* #latestTemperature "Latest temperature" "The last temperature by any route within the window fever; of two at one time the higher"
* #latestTemperature ^property[0].code = #type
* #latestTemperature ^property[=].valueString = "amount"
* #latestTemperature ^property[+].code = #unit
* #latestTemperature ^property[=].valueString = "Cel"
* #measuredSustainedTemperature "Measured sustained temperature" "As the next one, and unknown where no run is long enough"
* #measuredSustainedTemperature ^property[0].code = #type
* #measuredSustainedTemperature ^property[=].valueString = "amount"
* #measuredSustainedTemperature ^property[+].code = #unit
* #measuredSustainedTemperature ^property[=].valueString = "Cel"
* #sustainedTemperature "Sustained temperature" "Highest temperature that every reading of a run longer than sustained-fever reached, by any route; without such a run it is unknown, but not above the highest reading"
* #sustainedTemperature ^property[0].code = #type
* #sustainedTemperature ^property[=].valueString = "amount"
* #sustainedTemperature ^property[+].code = #unit
* #sustainedTemperature ^property[=].valueString = "Cel"
* #currentValuesFinal "Current values final" "None of the current values of the three lines is preliminary; unknown where one is missing"
* #currentValuesFinal ^property[0].code = #type
* #currentValuesFinal ^property[=].valueString = "flag"
* #neutrophilsAfterGcsf "Neutrophils after gcsf" "G-CSF may have raised the current neutrophils (window g-csf-effect)"
* #neutrophilsAfterGcsf ^property[0].code = #type
* #neutrophilsAfterGcsf ^property[=].valueString = "flag"
* #hemoglobinAfterTransfusion "Hemoglobin after transfusion" "Red cells, ordered or given, may have raised the current hemoglobin (window transfusion-effect)"
* #hemoglobinAfterTransfusion ^property[0].code = #type
* #hemoglobinAfterTransfusion ^property[=].valueString = "flag"
* #plateletsAfterTransfusion "Platelets after transfusion" "The same of platelets"
* #plateletsAfterTransfusion ^property[0].code = #type
* #plateletsAfterTransfusion ^property[=].valueString = "flag"
* #prolongedNeutrophils "Prolonged neutrophils" "The highest count since the last one that is as old as the window prolonged-neutropenia; unknown without a count as old as that, and a later one, and a current one"
* #prolongedNeutrophils ^property[0].code = #type
* #prolongedNeutrophils ^property[=].valueString = "amount"
* #prolongedNeutrophils ^property[+].code = #unit
* #prolongedNeutrophils ^property[=].valueString = "10*9/L"
* #chronicAnemiaGrade "Chronic anemia grade" "The lowest grade of hemoglobin in the same way, with the window chronic-anemia"
* #chronicAnemiaGrade ^property[0].code = #type
* #chronicAnemiaGrade ^property[=].valueString = "number"
* #baselineNeutrophilGrade "Baseline neutrophil grade" "Grade of the last value at or before the first dose on record"
* #baselineNeutrophilGrade ^property[0].code = #type
* #baselineNeutrophilGrade ^property[=].valueString = "number"
* #baselineAnemiaGrade "Baseline anemia grade" "The same of hemoglobin"
* #baselineAnemiaGrade ^property[0].code = #type
* #baselineAnemiaGrade ^property[=].valueString = "number"
* #baselineThrombocytopeniaGrade "Baseline thrombocytopenia grade" "The same of platelets"
* #baselineThrombocytopeniaGrade ^property[0].code = #type
* #baselineThrombocytopeniaGrade ^property[=].valueString = "number"
* #worstNeutrophilGradeInCycle1 "Worst neutrophil grade in cycle 1" "Worst grade of the results of cycle 1, however long ago; 0 where there are none; unknown while the cycle is"
* #worstNeutrophilGradeInCycle1 ^property[0].code = #type
* #worstNeutrophilGradeInCycle1 ^property[=].valueString = "number"
* #worstAnemiaGradeInCycle1 "Worst anemia grade in cycle 1" "The same of hemoglobin"
* #worstAnemiaGradeInCycle1 ^property[0].code = #type
* #worstAnemiaGradeInCycle1 ^property[=].valueString = "number"
* #worstThrombocytopeniaGradeInCycle1 "Worst thrombocytopenia grade in cycle 1" "The same of platelets"
* #worstThrombocytopeniaGradeInCycle1 ^property[0].code = #type
* #worstThrombocytopeniaGradeInCycle1 ^property[=].valueString = "number"
* #neutropeniaEpisodes "Neutropenia episodes" "How often neutrophils fell to the protocol's episode-grade after the first dose; an episode ends with the first result below that grade"
* #neutropeniaEpisodes ^property[0].code = #type
* #neutropeniaEpisodes ^property[=].valueString = "number"
* #anemiaEpisodes "Anemia episodes" "The same of hemoglobin"
* #anemiaEpisodes ^property[0].code = #type
* #anemiaEpisodes ^property[=].valueString = "number"
* #thrombocytopeniaEpisodes "Thrombocytopenia episodes" "The same of platelets"
* #thrombocytopeniaEpisodes ^property[0].code = #type
* #thrombocytopeniaEpisodes ^property[=].valueString = "number"
* #doseReduced "Dose reduced" "The latest order was written after the last episode began, and gives less than the order of that time"
* #doseReduced ^property[0].code = #type
* #doseReduced ^property[=].valueString = "flag"
* #lowerDoseListed "Lower dose listed" "The protocol lists a dose level below the latest order's dose; unknown where it lists no levels or the order states no dose"
* #lowerDoseListed ^property[0].code = #type
* #lowerDoseListed ^property[=].valueString = "flag"
* #cycle "Cycle" "The treatment cycle, from 1: as the latest order states it, else counted from the first order with the window cycle"
* #cycle ^property[0].code = #type
* #cycle ^property[=].valueString = "number"
* #cycleDay "Cycle day" "Its day, from 1"
* #cycleDay ^property[0].code = #type
* #cycleDay ^property[=].valueString = "number"
* #daysSinceCbc "Days since cbc" "Completed days since the last result of any of the three lines"
* #daysSinceCbc ^property[0].code = #type
* #daysSinceCbc ^property[=].valueString = "number"
* #cbcOrdered "Cbc ordered" "A blood count is in hand, or is ordered since the last one and still open"
* #cbcOrdered ^property[0].code = #type
* #cbcOrdered ^property[=].valueString = "flag"
* #firstDoseInHand "First dose in hand" "A draft in hand is the first order for the study drug"
* #firstDoseInHand ^property[0].code = #type
* #firstDoseInHand ^property[=].valueString = "flag"
* #cbcBeforeFirstDose "Cbc before first dose" "A result of any of the three lines lies within the window baseline before that dose"
* #cbcBeforeFirstDose ^property[0].code = #type
* #cbcBeforeFirstDose ^property[=].valueString = "flag"
* #treated "Treated" "An active, on-hold or in-hand order for the study drug"
* #treated ^property[0].code = #type
* #treated ^property[=].valueString = "flag"
* #orderActive "Order active" "An active order for the study drug is on record"
* #orderActive ^property[0].code = #type
* #orderActive ^property[=].valueString = "flag"
* #orderOnHold "Order on hold" "An order for the study drug is on hold"
* #orderOnHold ^property[0].code = #type
* #orderOnHold ^property[=].valueString = "flag"
* #draftInHand "Draft in hand" "An order for the study drug is among the caller's draft orders"
* #draftInHand ^property[0].code = #type
* #draftInHand ^property[=].valueString = "flag"
* #gcsfOrdered "Gcsf ordered" "G-CSF is ordered, on record or in hand"
* #gcsfOrdered ^property[0].code = #type
* #gcsfOrdered ^property[=].valueString = "flag"
* #gcsfInHand "Gcsf in hand" "G-CSF is among the caller's draft orders"
* #gcsfInHand ^property[0].code = #type
* #gcsfInHand ^property[=].valueString = "flag"
* #esaOrdered "Esa ordered" "An erythropoiesis-stimulating agent is"
* #esaOrdered ^property[0].code = #type
* #esaOrdered ^property[=].valueString = "flag"
* #antibioticProphylaxisOrdered "Antibiotic prophylaxis ordered" "A fluoroquinolone is"
* #antibioticProphylaxisOrdered ^property[0].code = #type
* #antibioticProphylaxisOrdered ^property[=].valueString = "flag"
* #broadSpectrumAntibioticsOrdered "Broad spectrum antibiotics ordered" "A broad-spectrum antibiotic is"
* #broadSpectrumAntibioticsOrdered ^property[0].code = #type
* #broadSpectrumAntibioticsOrdered ^property[=].valueString = "flag"
* #rbcTransfusionOrdered "Rbc transfusion ordered" "Red cells were ordered within the window transfusion, or are in hand"
* #rbcTransfusionOrdered ^property[0].code = #type
* #rbcTransfusionOrdered ^property[=].valueString = "flag"
* #plateletTransfusionOrdered "Platelet transfusion ordered" "The same of platelets"
* #plateletTransfusionOrdered ^property[0].code = #type
* #plateletTransfusionOrdered ^property[=].valueString = "flag"
* #symptomaticAnemia "Symptomatic anemia" "A symptom of anemia is present; unknown when none was recorded, present or absent, within results"
* #symptomaticAnemia ^property[0].code = #type
* #symptomaticAnemia ^property[=].valueString = "flag"
* #activeBleeding "Active bleeding" "Bleeding is present; unknown when none was recorded, present or absent, within results"
* #activeBleeding ^property[0].code = #type
* #activeBleeding ^property[=].valueString = "flag"
* #infectionSigns "Infection signs" "A sign of infection is present; unknown when none was recorded, present or absent, within results"
* #infectionSigns ^property[0].code = #type
* #infectionSigns ^property[=].valueString = "flag"
* #thrombosis "Thrombosis" "A thrombosis is on record as present; false when none is on record"
* #thrombosis ^property[0].code = #type
* #thrombosis ^property[=].valueString = "flag"
* #symptomsAssessedToday "Symptoms assessed today" "A symptom was recorded today, present or absent, or the symptom questionnaire was answered"
* #symptomsAssessedToday ^property[0].code = #type
* #symptomsAssessedToday ^property[=].valueString = "flag"
* #ageInYears "Age in years" "Completed years; unknown without a full date of birth"
* #ageInYears ^property[0].code = #type
* #ageInYears ^property[=].valueString = "number"
* #missingLines "Missing lines" "How many of the three lines have no usable value within results"
* #missingLines ^property[0].code = #type
* #missingLines ^property[=].valueString = "number"
* #refusedResults "Refused results" "How many counts or temperatures within results could not be used"
* #refusedResults ^property[0].code = #type
* #refusedResults ^property[=].valueString = "number"
* #unreadableData "Unreadable data" "How many orders or other data could not be read or are in doubt: also a death, a record that another one replaced, a study whose protocol is not clear"
* #unreadableData ^property[0].code = #type
* #unreadableData ^property[=].valueString = "number"
* #undecidedRules "Undecided rules" "How many other rules stay open: because a result only bounds the value, or, where no other rule applies whose card could tell of it, because cycle or episodes are not known"
* #undecidedRules ^property[0].code = #type
* #undecidedRules ^property[=].valueString = "number"
