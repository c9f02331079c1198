// An answer of $toxicity-summary about six made-up patients.

RuleSet: CountOf(code, count)
* population[+]
  * code = {code}
  * count = {count}

// The worst grades of the five treated patients of one term.
RuleSet: WorstGrades(numerator, grade0, grade1, grade2, grade3, grade4)
* insert CountOf($measure-population#denominator "Denominator", 5)
* insert CountOf($measure-population#numerator "Numerator", {numerator})
* insert CountOf(ToxicitySummary#grade-0 "Grade 0", {grade0})
* insert CountOf(ToxicitySummary#grade-1 "Grade 1", {grade1})
* insert CountOf(ToxicitySummary#grade-2 "Grade 2", {grade2})
* insert CountOf(ToxicitySummary#grade-3 "Grade 3", {grade3})
* insert CountOf(ToxicitySummary#grade-4 "Grade 4", {grade4})
* insert CountOf(ToxicitySummary#grade-0-or-1 "Grade 0 or 1", 0)
* insert CountOf(ToxicitySummary#grade-3-or-4 "Grade 3 or 4", 0)
* insert CountOf(ToxicitySummary#grade-undetermined "Grade undetermined", 0)
* insert CountOf(ToxicitySummary#not-gradable "Not gradable", 0)
* insert CountOf(ToxicitySummary#no-result "No result", 0)
* stratifier[0].code = ToxicitySummary#arm "Arm"
* stratifier[+].code = ToxicitySummary#cycle "Cycle"
* stratifier[+].code = ToxicitySummary#arm-and-cycle "Arm and cycle"

Instance: example-cohort-report
InstanceOf: CohortReport
Usage: #example
Title: "Cohort report"
Description: "Five treated patients by worst grade, with the published figure beside the neutropenia."
* text
  * status = #generated
  * div = "<div xmlns='http://www.w3.org/1999/xhtml'><p>Patients by worst CTCAE 5.0 grade under cemsidomide.</p></div>"
* extension[ctcaeVersion].valueCode = #5.0
* status = #complete
* type = #summary
* insert OfMeasure(toxicity-summary-of-Measure)
* subject.display = "ResearchStudy/example-cemsidomide-escalation"
* date = "2026-01-20T10:00:00Z"
* period
  * start = "2025-12-01"
  * end = "2026-01-20"
* group[0]
  * code = ToxicitySummary#cohort "Cohort"
  * insert CountOf($measure-population#initial-population "Initial Population", 6)
  * insert CountOf($measure-population#denominator "Denominator", 5)
  * insert CountOf(ToxicitySummary#untreated "Untreated", 1)
  * insert CountOf(ToxicitySummary#animal "Animal", 0)
* group[+]
  * code = ToxicitySummary#neutropenia "Neutropenia"
  * insert WorstGrades(2, 1, 1, 1, 1, 1)
  * measureScore = 40 '%' "%"
  * extension[publishedFigure]
    * extension[term].valueCodeableConcept = ToxicitySummary#neutropenia "Neutropenia"
    * extension[report].valueReference = Reference(MeasureReport/cemsidomide-published-table-1)
    * extension[source].valueString = "SEED Table 1"
    * extension[population].valueString = "Multiple myeloma"
    * extension[percent].valueQuantity = 34 '%' "%"
* group[+]
  * code = ToxicitySummary#anemia "Anemia"
  * insert WorstGrades(0, 2, 2, 1, 0, 0)
  * measureScore = 0 '%' "%"
* group[+]
  * code = ToxicitySummary#thrombocytopenia "Thrombocytopenia"
  * insert WorstGrades(0, 3, 2, 0, 0, 0)
  * measureScore = 0 '%' "%"
* group[+]
  * code = ToxicitySummary#lymphopenia "Lymphopenia"
  * insert WorstGrades(1, 2, 1, 1, 1, 0)
  * measureScore = 20 '%' "%"
* group[+]
  * code = ToxicitySummary#leukopenia "Leukopenia"
  * insert WorstGrades(0, 3, 1, 1, 0, 0)
  * measureScore = 0 '%' "%"
