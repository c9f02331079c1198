Instance: cemsidomide-published-table-1-of-Measure
InstanceOf: Measure
Usage: #definition
* id = "cemsidomide-published-table-1"
* insert FirstVersion
* insert Released
* name = "CemsidomidePublishedTable1"
* title = "Cemsidomide with dexamethasone in multiple myeloma: toxicity of grade >= 3 as published"
* description = "Percentages of patients with a toxicity of grade 3 or higher, as SEED Table 1 prints them: SEED only; no second source. The table's title says hematologic, and infections stand in it all the same. The number of patients is not given, so the report has scores and no counts."
* useContext
  * code = $usage-context-type#focus "Clinical Focus"
  * valueCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
    * text = "cemsidomide"
* relatedArtifact
  * type = #citation
  * label = "SEED"
  * citation = "Cemsidomide Technical Support Center: Mitigating Hematological Toxicities. BenchChem, December 2025."
* disclaimer = "Copied from one vendor page; no second source could be read. Not for comparison between populations, and never to be pooled with a cohort."
* scoring.text = "Percentage as published, without its denominator"
* group[0].code = ToxicitySummary#neutropenia "Neutropenia"
* group[+].code = ToxicitySummary#anemia "Anemia"
* group[+].code = ToxicitySummary#thrombocytopenia "Thrombocytopenia"
* group[+].code = ToxicitySummary#lymphopenia "Lymphopenia"
* group[+].code = ToxicitySummary#infection "Infection"

Instance: cemsidomide-published-table-2-of-Measure
InstanceOf: Measure
Usage: #definition
* id = "cemsidomide-published-table-2"
* insert FirstVersion
* insert Released
* name = "CemsidomidePublishedTable2"
* title = "Cemsidomide alone in non-Hodgkin lymphoma: toxicity of grade >= 3 as published"
* description = "Numbers of patients with a toxicity of grade 3 or higher, as SEED Table 2 prints them: SEED only; no second source. The table gives no denominator, so the report has counts and no score: no rate may be computed."
* useContext
  * code = $usage-context-type#focus "Clinical Focus"
  * valueCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
    * text = "cemsidomide"
* relatedArtifact
  * type = #citation
  * label = "SEED"
  * citation = "Cemsidomide Technical Support Center: Mitigating Hematological Toxicities. BenchChem, December 2025."
* disclaimer = "Copied from one vendor page; no second source could be read. Not for comparison between populations, and never to be pooled with a cohort."
* scoring = $measure-scoring#cohort "Cohort"
* group[0]
  * code = ToxicitySummary#neutropenia "Neutropenia"
  * population
    * code = ToxicitySummary#grade-3-or-higher "Grade 3 or higher"
    * criteria
      * description = "Patients with grade 3 or higher, as published"
      * language.extension
        * url = $data-absent-reason
        * valueCode = #not-applicable
      * expression = "Patients with grade 3 or higher, as published"
* group[+]
  * code = ToxicitySummary#anemia "Anemia"
  * population
    * code = ToxicitySummary#grade-3-or-higher "Grade 3 or higher"
    * criteria
      * description = "Patients with grade 3 or higher, as published"
      * language.extension
        * url = $data-absent-reason
        * valueCode = #not-applicable
      * expression = "Patients with grade 3 or higher, as published"
* group[+]
  * code = ToxicitySummary#febrile-neutropenia "Febrile neutropenia"
  * population
    * code = ToxicitySummary#grade-3-or-higher "Grade 3 or higher"
    * criteria
      * description = "Patients with grade 3 or higher, as published"
      * language.extension
        * url = $data-absent-reason
        * valueCode = #not-applicable
      * expression = "Patients with grade 3 or higher, as published"

Instance: cemsidomide-published-table-1-of-MeasureReport
InstanceOf: MeasureReport
Usage: #definition
* id = "cemsidomide-published-table-1"
* text
  * status = #additional
  * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Cemsidomide with dexamethasone in multiple myeloma: toxicity of grade &gt;= 3 as published. SEED only; no second source. The page names no denominator and no number of patients. The version of CTCAE and the period are not given.</p></div>"
* contained = population
* identifier
  * system = $published-figures
  * value = "cemsidomide-published-table-1"
* status = #complete
* type = #summary
* insert OfMeasure(cemsidomide-published-table-1-of-Measure)
* subject = Reference(population) "Multiple myeloma, cemsidomide with dexamethasone"
* date = "2025-12"
* reporter.display = "SEED Table 1 (BenchChem, December 2025); SEED only, no second source"
* period.extension
  * url = $data-absent-reason
  * valueCode = #unknown
* group[0]
  * code = ToxicitySummary#neutropenia "Neutropenia"
  * measureScore = 34 '%' "%"
* group[+]
  * code = ToxicitySummary#anemia "Anemia"
  * measureScore = 28 '%' "%"
* group[+]
  * code = ToxicitySummary#thrombocytopenia "Thrombocytopenia"
  * measureScore = 13 '%' "%"
* group[+]
  * code = ToxicitySummary#lymphopenia "Lymphopenia"
  * measureScore = 16 '%' "%"
* group[+]
  * code = ToxicitySummary#infection "Infection"
  * measureScore = 19 '%' "%"

Instance: cemsidomide-published-table-2-of-MeasureReport
InstanceOf: MeasureReport
Usage: #definition
* id = "cemsidomide-published-table-2"
* text
  * status = #additional
  * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Cemsidomide alone in non-Hodgkin lymphoma: toxicity of grade &gt;= 3 as published. SEED only; no second source. The page gives no denominator, so no rate may be computed. The version of CTCAE and the period are not given.</p></div>"
* contained = Inline-Instance-for-cemsidomide-published-table-2-1
* identifier
  * system = $published-figures
  * value = "cemsidomide-published-table-2"
* status = #complete
* type = #summary
* insert OfMeasure(cemsidomide-published-table-2-of-Measure)
* subject = Reference(population) "Non-Hodgkin lymphoma, cemsidomide alone"
* date = "2025-12"
* reporter.display = "SEED Table 2 (BenchChem, December 2025); SEED only, no second source"
* period.extension
  * url = $data-absent-reason
  * valueCode = #unknown
* group[0]
  * code = ToxicitySummary#neutropenia "Neutropenia"
  * population
    * code = ToxicitySummary#grade-3-or-higher "Grade 3 or higher"
    * count = 11
* group[+]
  * code = ToxicitySummary#anemia "Anemia"
  * population
    * code = ToxicitySummary#grade-3-or-higher "Grade 3 or higher"
    * count = 4
* group[+]
  * code = ToxicitySummary#febrile-neutropenia "Febrile neutropenia"
  * population
    * code = ToxicitySummary#grade-3-or-higher "Grade 3 or higher"
    * count = 4

Instance: population
InstanceOf: Group
Usage: #inline
* type = #person
* actual = false
* name = "Multiple myeloma, cemsidomide with dexamethasone"
* characteristic[0]
  * code.text = "Drug"
  * valueCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
    * text = "cemsidomide"
  * exclude = false
* characteristic[+]
  * code.text = "Disease and regimen"
  * valueCodeableConcept.text = "Multiple myeloma, cemsidomide with dexamethasone"
  * exclude = false

Instance: Inline-Instance-for-cemsidomide-published-table-2-1
InstanceOf: Group
Usage: #inline
* id = "population"
* type = #person
* actual = false
* name = "Non-Hodgkin lymphoma, cemsidomide alone"
* characteristic[0]
  * code.text = "Drug"
  * valueCodeableConcept = StudyDrug#cemsidomide "cemsidomide"
    * text = "cemsidomide"
  * exclude = false
* characteristic[+]
  * code.text = "Disease and regimen"
  * valueCodeableConcept.text = "Non-Hodgkin lymphoma, cemsidomide alone"
  * exclude = false
