ValueSet: BandPercentage
Id: band-percentage
Title: "Band percentage"
Description: "Share of band form neutrophils among leukocytes."
* insert Definition
* $loinc#764-1 "Band form neutrophils/100 leukocytes in Blood by Manual count"
* $loinc#26508-2 "Band form neutrophils/100 leukocytes in Blood"
* $loinc#35332-6 "Band form neutrophils/100 leukocytes in Blood by Automated count"

ValueSet: CbcPanel
Id: cbc-panel
Title: "Complete blood count panel"
Description: "Panels whose components or members are read, and by which an order for a blood count is recognised."
* insert Definition
* $loinc#58410-2 "CBC panel - Blood by Automated count"
* $loinc#58410-2 ^designation[0].value = "Complete blood count"
* $loinc#58410-2 ^designation[+].value = "Full blood count"
* $loinc#58410-2 ^designation[+].value = "CBC"
* $loinc#58410-2 ^designation[+].value = "FBC"
* $loinc#57021-8 "CBC W Auto Differential panel - Blood"
* $loinc#57782-5 "CBC with Ordered Manual Differential panel - Blood"
* $loinc#57022-6 "CBC W Reflex Manual Differential panel - Blood"
* $loinc#69742-5 "CBC W Differential panel, method unspecified - Blood"

ValueSet: Hemoglobin
Id: hemoglobin
Title: "Hemoglobin"
Description: "Hemoglobin in blood, as mass or as moles per volume."
* insert Definition
* $loinc#718-7 "Hemoglobin [Mass/volume] in Blood"
* $loinc#20509-6 "Hemoglobin [Mass/volume] in Blood by calculation"
* $loinc#55782-7 "Hemoglobin [Mass/volume] in Blood by Oximetry"
* $loinc#30313-1 "Hemoglobin [Mass/volume] in Arterial blood"
* $loinc#30350-3 "Hemoglobin [Mass/volume] in Venous blood"
* $loinc#30352-9 "Hemoglobin [Mass/volume] in Capillary blood"
* $loinc#59260-0 "Hemoglobin [Moles/volume] in Blood"
* $loinc#75928-2 "Hemoglobin [Moles/volume] in Arterial blood"

ValueSet: LeukocyteCount
Id: leukocyte-count
Title: "Leukocyte count"
Description: "Leukocyte counts of blood that are graded. Estimates are not."
* insert Definition
* $loinc#6690-2 "Leukocytes [#/volume] in Blood by Automated count"
* $loinc#804-5 "Leukocytes [#/volume] in Blood by Manual count"
* $loinc#26464-8 "Leukocytes [#/volume] in Blood"

ValueSet: LeukocyteEstimate
Id: leukocyte-estimate
Title: "Leukocyte estimate"
Description: "Leukocyte estimates from a smear: a result, but none to grade."
* insert Definition
* $loinc#49498-9 "Leukocytes [#/volume] in Blood by Estimate"

ValueSet: LymphocyteCount
Id: lymphocyte-count
Title: "Lymphocyte count"
Description: "Absolute lymphocyte counts of blood that are graded."
* insert Definition
* $loinc#731-0 "Lymphocytes [#/volume] in Blood by Automated count"
* $loinc#732-8 "Lymphocytes [#/volume] in Blood by Manual count"
* $loinc#26474-7 "Lymphocytes [#/volume] in Blood"
* $loinc#30364-4 "Lymphocytes [#/volume] in Blood by Flow cytometry (FC)"

ValueSet: NeutrophilCount
Id: neutrophil-count
Title: "Neutrophil count"
Description: "Absolute neutrophil counts of blood that are graded. Percentages, cord blood and granulocyte counts are left out on purpose."
* insert Definition
* $loinc#751-8 "Neutrophils [#/volume] in Blood by Automated count"
* $loinc#753-4 "Neutrophils [#/volume] in Blood by Manual count"
* $loinc#26499-4 "Neutrophils [#/volume] in Blood"

ValueSet: NeutrophilPercentage
Id: neutrophil-percentage
Title: "Neutrophil percentage"
Description: "Share of neutrophils, bands included, among leukocytes; used only with the leukocytes of the same specimen or time."
* insert Definition
* $loinc#770-8 "Neutrophils/100 leukocytes in Blood by Automated count"
* $loinc#23761-0 "Neutrophils/100 leukocytes in Blood by Manual count"
* $loinc#26511-6 "Neutrophils/100 leukocytes in Blood"

ValueSet: PlateletCount
Id: platelet-count
Title: "Platelet count"
Description: "Platelet counts of blood that are graded. Estimates are not."
* insert Definition
* $loinc#777-3 "Platelets [#/volume] in Blood by Automated count"
* $loinc#778-1 "Platelets [#/volume] in Blood by Manual count"
* $loinc#26515-7 "Platelets [#/volume] in Blood"
* $loinc#74464-9 "Platelets [#/volume] in Capillary blood by Manual count"

ValueSet: PlateletEstimate
Id: platelet-estimate
Title: "Platelet estimate"
Description: "Platelet estimates from a smear: a result, but none to grade."
* insert Definition
* $loinc#49497-1 "Platelets [#/volume] in Blood by Estimate"

ValueSet: SegmentedPercentage
Id: segmented-percentage
Title: "Segmented neutrophil percentage"
Description: "Share of segmented neutrophils among leukocytes."
* insert Definition
* $loinc#769-0 "Segmented neutrophils/100 leukocytes in Blood by Manual count"
* $loinc#26505-8 "Segmented neutrophils/100 leukocytes in Blood"

ValueSet: TemperatureAnyRoute
Id: temperature-any-route
Title: "Body temperature, oral or route not stated"
Description: "Temperatures of which a single reading counts for febrile neutropenia."
* insert Definition
* $loinc#8310-5 "Body temperature"
* $loinc#8331-1 "Oral temperature"

ValueSet: TemperatureOtherRoute
Id: temperature-other-route
Title: "Body temperature, other route"
Description: "Temperatures that were not taken orally."
* insert Definition
* $loinc#8328-7 "Axillary temperature"
* $loinc#8332-9 "Rectal temperature"
* $loinc#8333-7 "Tympanic membrane temperature"
* $loinc#75539-7 "Body temperature - Temporal artery"
* $loinc#8329-5 "Body temperature - Core"
* $loinc#8334-5 "Body temperature - Urinary bladder"
* $loinc#76010-8 "Nasal temperature"
* $loinc#76011-6 "Ear temperature"
* $loinc#60836-4 "Esophageal temperature"
* $loinc#60838-0 "Nasopharyngeal temperature"
* $loinc#60834-9 "Blood temperature"

ValueSet: ManualCount
Id: manual-count
Title: "Count under the microscope"
Description: "Counts of blood cells that were made by hand; of several at one time such a one counts."
* insert Definition
* $loinc#753-4 "Neutrophils [#/volume] in Blood by Manual count"
* $loinc#778-1 "Platelets [#/volume] in Blood by Manual count"
* $loinc#74464-9 "Platelets [#/volume] in Capillary blood by Manual count"
* $loinc#732-8 "Lymphocytes [#/volume] in Blood by Manual count"
* $loinc#804-5 "Leukocytes [#/volume] in Blood by Manual count"

ValueSet: OralSite
Id: oral-site
Title: "Oral temperature"
Description: "Body sites and methods of a temperature that was taken in the mouth."
* insert Definition
* $sct#415945006 "Oral temperature taken"

ValueSet: OtherSite
Id: other-site
Title: "Temperature by another route"
Description: "Body sites and methods of a temperature that was not taken in the mouth."
* insert Definition
* $sct#415882003 "Axillary temperature taken"
* $sct#307047009 "Rectal temperature taken"
* $sct#415974002 "Tympanic temperature taken"
* $sct#698832009
* $sct#276885007
