Instance: toxicity-summary-of-Measure
InstanceOf: Measure
Usage: #definition
* id = "toxicity-summary"
* insert FirstVersion
* insert Released
* name = "ToxicitySummary"
* title = "Hematologic toxicity by worst CTCAE grade"
* description = "Patients treated with a study drug by the worst CTCAE grade of their blood counts, one group for each term. The server counts them by $toxicity-summary; the numerator are those whose worst grade is 3 or higher for certain. A patient whose grade is not known is in the denominator and not in the numerator, and is counted in a population of its own."
* scoring.text = "Percentage of the denominator with grade 3 or higher; none without a denominator"
* type = $measure-type#outcome "Outcome"
* improvementNotation = $measure-improvement-notation#decrease "Decreased score indicates improvement"
* group[0]
  * code = ToxicitySummary#cohort "Cohort"
  * insert Counted($measure-population#initial-population "Initial Population", [[Members of the cohort]])
  * insert Counted($measure-population#denominator "Denominator", [[Patients who had a dose of the study drug by the end of the period]])
  * insert Counted(ToxicitySummary#untreated "Untreated", [[Patients who had no dose by the end of the period]])
  * insert Counted(ToxicitySummary#animal "Animal", [[Members who are animals]])
* group[+]
  * code = ToxicitySummary#neutropenia "Neutropenia"
  * insert Counted($measure-population#denominator "Denominator", [[Patients who had a dose of the study drug by the end of the period; of one cycle, those of them with a result in it]])
  * insert Counted($measure-population#numerator "Numerator", [[Patients whose worst grade is 3 or higher for certain]])
  * insert Counted(ToxicitySummary#grade-0 "Grade 0", [[The worst grade is 0.]])
  * insert Counted(ToxicitySummary#grade-1 "Grade 1", [[The worst grade is 1.]])
  * insert Counted(ToxicitySummary#grade-2 "Grade 2", [[The worst grade is 2.]])
  * insert Counted(ToxicitySummary#grade-3 "Grade 3", [[The worst grade is 3; of anemia, 3 or higher.]])
  * insert Counted(ToxicitySummary#grade-4 "Grade 4", [[The worst grade is 4.]])
  * insert Counted(ToxicitySummary#grade-0-or-1 "Grade 0 or 1", [[The worst grade is 0 or 1: the lower limit of normal is missing.]])
  * insert Counted(ToxicitySummary#grade-3-or-4 "Grade 3 or 4", [[The worst grade is 3 or 4: the result only bounds the value.]])
  * insert Counted(ToxicitySummary#grade-undetermined "Grade undetermined", [[The worst grade lies in another range: a result only bounds the value.]])
  * insert Counted(ToxicitySummary#not-gradable "Not gradable", [[There are results, and none of them can be graded.]])
  * insert Counted(ToxicitySummary#no-result "No result", [[There is no result.]])
  * stratifier[0]
    * code = ToxicitySummary#arm "Arm"
    * description = "The arm of the study: the actual one, else the assigned one. Only where a study is counted."
  * stratifier[+]
    * code = ToxicitySummary#cycle "Cycle"
    * description = "The cycle of treatment. Its denominator are the patients with a result in it."
  * stratifier[+]
    * code = ToxicitySummary#arm-and-cycle "Arm and cycle"
    * description = "Each cycle of each arm. Only where a study is counted."
* group[+]
  * code = ToxicitySummary#anemia "Anemia"
  * insert Counted($measure-population#denominator "Denominator", [[Patients who had a dose of the study drug by the end of the period; of one cycle, those of them with a result in it]])
  * insert Counted($measure-population#numerator "Numerator", [[Patients whose worst grade is 3 or higher for certain]])
  * insert Counted(ToxicitySummary#grade-0 "Grade 0", [[The worst grade is 0.]])
  * insert Counted(ToxicitySummary#grade-1 "Grade 1", [[The worst grade is 1.]])
  * insert Counted(ToxicitySummary#grade-2 "Grade 2", [[The worst grade is 2.]])
  * insert Counted(ToxicitySummary#grade-3 "Grade 3", [[The worst grade is 3; of anemia, 3 or higher.]])
  * insert Counted(ToxicitySummary#grade-4 "Grade 4", [[The worst grade is 4.]])
  * insert Counted(ToxicitySummary#grade-0-or-1 "Grade 0 or 1", [[The worst grade is 0 or 1: the lower limit of normal is missing.]])
  * insert Counted(ToxicitySummary#grade-3-or-4 "Grade 3 or 4", [[The worst grade is 3 or 4: the result only bounds the value.]])
  * insert Counted(ToxicitySummary#grade-undetermined "Grade undetermined", [[The worst grade lies in another range: a result only bounds the value.]])
  * insert Counted(ToxicitySummary#not-gradable "Not gradable", [[There are results, and none of them can be graded.]])
  * insert Counted(ToxicitySummary#no-result "No result", [[There is no result.]])
  * stratifier[0]
    * code = ToxicitySummary#arm "Arm"
    * description = "The arm of the study: the actual one, else the assigned one. Only where a study is counted."
  * stratifier[+]
    * code = ToxicitySummary#cycle "Cycle"
    * description = "The cycle of treatment. Its denominator are the patients with a result in it."
  * stratifier[+]
    * code = ToxicitySummary#arm-and-cycle "Arm and cycle"
    * description = "Each cycle of each arm. Only where a study is counted."
* group[+]
  * code = ToxicitySummary#thrombocytopenia "Thrombocytopenia"
  * insert Counted($measure-population#denominator "Denominator", [[Patients who had a dose of the study drug by the end of the period; of one cycle, those of them with a result in it]])
  * insert Counted($measure-population#numerator "Numerator", [[Patients whose worst grade is 3 or higher for certain]])
  * insert Counted(ToxicitySummary#grade-0 "Grade 0", [[The worst grade is 0.]])
  * insert Counted(ToxicitySummary#grade-1 "Grade 1", [[The worst grade is 1.]])
  * insert Counted(ToxicitySummary#grade-2 "Grade 2", [[The worst grade is 2.]])
  * insert Counted(ToxicitySummary#grade-3 "Grade 3", [[The worst grade is 3; of anemia, 3 or higher.]])
  * insert Counted(ToxicitySummary#grade-4 "Grade 4", [[The worst grade is 4.]])
  * insert Counted(ToxicitySummary#grade-0-or-1 "Grade 0 or 1", [[The worst grade is 0 or 1: the lower limit of normal is missing.]])
  * insert Counted(ToxicitySummary#grade-3-or-4 "Grade 3 or 4", [[The worst grade is 3 or 4: the result only bounds the value.]])
  * insert Counted(ToxicitySummary#grade-undetermined "Grade undetermined", [[The worst grade lies in another range: a result only bounds the value.]])
  * insert Counted(ToxicitySummary#not-gradable "Not gradable", [[There are results, and none of them can be graded.]])
  * insert Counted(ToxicitySummary#no-result "No result", [[There is no result.]])
  * stratifier[0]
    * code = ToxicitySummary#arm "Arm"
    * description = "The arm of the study: the actual one, else the assigned one. Only where a study is counted."
  * stratifier[+]
    * code = ToxicitySummary#cycle "Cycle"
    * description = "The cycle of treatment. Its denominator are the patients with a result in it."
  * stratifier[+]
    * code = ToxicitySummary#arm-and-cycle "Arm and cycle"
    * description = "Each cycle of each arm. Only where a study is counted."
* group[+]
  * code = ToxicitySummary#lymphopenia "Lymphopenia"
  * insert Counted($measure-population#denominator "Denominator", [[Patients who had a dose of the study drug by the end of the period; of one cycle, those of them with a result in it]])
  * insert Counted($measure-population#numerator "Numerator", [[Patients whose worst grade is 3 or higher for certain]])
  * insert Counted(ToxicitySummary#grade-0 "Grade 0", [[The worst grade is 0.]])
  * insert Counted(ToxicitySummary#grade-1 "Grade 1", [[The worst grade is 1.]])
  * insert Counted(ToxicitySummary#grade-2 "Grade 2", [[The worst grade is 2.]])
  * insert Counted(ToxicitySummary#grade-3 "Grade 3", [[The worst grade is 3; of anemia, 3 or higher.]])
  * insert Counted(ToxicitySummary#grade-4 "Grade 4", [[The worst grade is 4.]])
  * insert Counted(ToxicitySummary#grade-0-or-1 "Grade 0 or 1", [[The worst grade is 0 or 1: the lower limit of normal is missing.]])
  * insert Counted(ToxicitySummary#grade-3-or-4 "Grade 3 or 4", [[The worst grade is 3 or 4: the result only bounds the value.]])
  * insert Counted(ToxicitySummary#grade-undetermined "Grade undetermined", [[The worst grade lies in another range: a result only bounds the value.]])
  * insert Counted(ToxicitySummary#not-gradable "Not gradable", [[There are results, and none of them can be graded.]])
  * insert Counted(ToxicitySummary#no-result "No result", [[There is no result.]])
  * stratifier[0]
    * code = ToxicitySummary#arm "Arm"
    * description = "The arm of the study: the actual one, else the assigned one. Only where a study is counted."
  * stratifier[+]
    * code = ToxicitySummary#cycle "Cycle"
    * description = "The cycle of treatment. Its denominator are the patients with a result in it."
  * stratifier[+]
    * code = ToxicitySummary#arm-and-cycle "Arm and cycle"
    * description = "Each cycle of each arm. Only where a study is counted."
* group[+]
  * code = ToxicitySummary#leukopenia "Leukopenia"
  * insert Counted($measure-population#denominator "Denominator", [[Patients who had a dose of the study drug by the end of the period; of one cycle, those of them with a result in it]])
  * insert Counted($measure-population#numerator "Numerator", [[Patients whose worst grade is 3 or higher for certain]])
  * insert Counted(ToxicitySummary#grade-0 "Grade 0", [[The worst grade is 0.]])
  * insert Counted(ToxicitySummary#grade-1 "Grade 1", [[The worst grade is 1.]])
  * insert Counted(ToxicitySummary#grade-2 "Grade 2", [[The worst grade is 2.]])
  * insert Counted(ToxicitySummary#grade-3 "Grade 3", [[The worst grade is 3; of anemia, 3 or higher.]])
  * insert Counted(ToxicitySummary#grade-4 "Grade 4", [[The worst grade is 4.]])
  * insert Counted(ToxicitySummary#grade-0-or-1 "Grade 0 or 1", [[The worst grade is 0 or 1: the lower limit of normal is missing.]])
  * insert Counted(ToxicitySummary#grade-3-or-4 "Grade 3 or 4", [[The worst grade is 3 or 4: the result only bounds the value.]])
  * insert Counted(ToxicitySummary#grade-undetermined "Grade undetermined", [[The worst grade lies in another range: a result only bounds the value.]])
  * insert Counted(ToxicitySummary#not-gradable "Not gradable", [[There are results, and none of them can be graded.]])
  * insert Counted(ToxicitySummary#no-result "No result", [[There is no result.]])
  * stratifier[0]
    * code = ToxicitySummary#arm "Arm"
    * description = "The arm of the study: the actual one, else the assigned one. Only where a study is counted."
  * stratifier[+]
    * code = ToxicitySummary#cycle "Cycle"
    * description = "The cycle of treatment. Its denominator are the patients with a result in it."
  * stratifier[+]
    * code = ToxicitySummary#arm-and-cycle "Arm and cycle"
    * description = "Each cycle of each arm. Only where a study is counted."

