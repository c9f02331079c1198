// What many definitions say alike is said here once.

// A profile, extension, value set or code system.
RuleSet: Definition
* insert PackageVersion(^version)
* ^status = #active
* ^experimental = false
* ^publisher = "Nadir"
* ^date = "2026-11-23"

// An instance that is a definition; its version stands with it.
RuleSet: Released
* status = #active
* experimental = false
* publisher = "Nadir"

// ---- Versions: each is said here, and nowhere else in FSH.

// That of the package (sushi-config.yaml; a test compares the two).
RuleSet: PackageVersion(element)
* {element} = "0.3.0"

// The protocols': as their own version, and in citations of the default protocol.
RuleSet: ProtocolVersion
* insert AtProtocolVersion([[version = "]], ")

RuleSet: DefaultProtocol(element)
* insert AtProtocolVersion([[{element} = Canonical(cemsidomide-hematologic-toxicity|]], [[)]])

RuleSet: AtProtocolVersion(before, after)
* {before}0.2.0{after}

// Of a definition that has not changed since its first release.
RuleSet: FirstVersion
* insert AtFirstVersion([[version = "]], ")

RuleSet: OfMeasure(measure)
* insert AtFirstVersion([[measure = Canonical({measure}|]], [[)]])

RuleSet: AtFirstVersion(before, after)
* {before}0.1.0{after}

// ---- Protocols: docs/protocol.md explains each.

RuleSet: Window(name, number, code, unit)
* extension[window][+]
  * extension[name].valueCode = #{name}
  * extension[duration].valueDuration = {number} '{code}' "{unit}"

RuleSet: Variable(name, description, expression)
* extension[variable][+].valueExpression
  * name = "{name}"
  * description = "{description}"
  * language = #text/fhirpath
  * expression = "{expression}"

// The condition under which an action is advised, also in words, for people.
RuleSet: Applies(expression, words)
* condition
  * kind = #applicability
  * expression
    * description = "{words}"
    * language = #text/fhirpath
    * expression = "{expression}"

// The condition under which one of its proposals is made.
RuleSet: When(expression)
* condition
  * kind = #applicability
  * expression
    * language = #text/fhirpath
    * expression = "{expression}"

// Urgency that depends on the facts, also in words.
RuleSet: Urgency(expression, words)
* dynamicValue[+]
  * path = "priority"
  * expression
    * description = "{words}"
    * language = #text/fhirpath
    * expression = "{expression}"

// A further sentence (path textEquivalent) that depends on the facts.
RuleSet: ByFacts(path, expression)
* dynamicValue[+]
  * path = "{path}"
  * expression
    * language = #text/fhirpath
    * expression = "{expression}"

RuleSet: Cites(citation)
* documentation[+]
  * type = #citation
  * citation = "{citation}"

// The governing source, and where in it.
RuleSet: Seed(place)
* documentation[+]
  * type = #citation
  * citation = "Cemsidomide Technical Support Center: Mitigating Hematological Toxicities (BenchChem, December 2025): a vendor's page on an investigational drug, {place}"

RuleSet: RestsOn(citation)
* relatedArtifact[+]
  * type = #citation
  * citation = "{citation}"

// ---- Operations

RuleSet: Parameter(use, name, min, max, type, documentation)
* parameter[+]
  * name = #{name}
  * use = #{use}
  * min = {min}
  * max = "{max}"
  * documentation = "{documentation}"
  * type = #{type}

RuleSet: Part(use, name, min, max, type, documentation)
* part[+]
  * name = #{name}
  * use = #{use}
  * min = {min}
  * max = "{max}"
  * documentation = "{documentation}"
  * type = #{type}

// A parameter of an answer that has parts.
RuleSet: Entry(name, documentation)
* name = #{name}
* use = #out
* min = 0
* max = "*"
* documentation = "{documentation}"

// The answer of $ctcae-grade.
RuleSet: Grading(documentation)
* parameter[+]
  * name = #grading
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "{documentation}"
  * part[+]
    * name = #observation
    * use = #out
    * min = 0
    * max = "1"
    * documentation = "The graded Observation, when it has an id."
    * type = #Reference
    * targetProfile = "http://hl7.org/fhir/StructureDefinition/Observation"
  * insert Part(out, term, 0, 1, Coding, [[The adverse event that a low result is called in this version, as a MedDRA lowest level term; absent when it is not known what was measured.]])
  * insert Part(out, ctcaeVersion, 1, 1, code, [[The version of CTCAE that the grade is of.]])
  * insert Part(out, time, 0, 1, dateTime, [[When the result was taken, as the rules read it: the end of an effective period counts. Absent where it is not given to the day.]])
  * insert Part(out, status, 0, 1, code, [[The status of the Observation.]])
  * insert Part(out, name, 0, 1, string, [[The test or panel in the laboratory's words.]])
  * insert Part(out, grade, 0, 1, integer, [[The grade, 0 to 4. Exactly one of grade, gradeRange and notGradable is given.]])
  * insert Part(out, gradeRange, 0, 1, Range, [[The lowest and the highest grade that are possible, where the lower limit of normal is missing or the result only bounds the value.]])
  * insert Part(out, notGradable, 0, 1, CodeableConcept, [[Why there is no grade: a code of https://nadir-cds.github.io/fhir/CodeSystem/not-gradable-reason, and a text that names the element.]])
  * insert Part(out, reported, 0, 1, string, [[The value as it was written, where there is no grade.]])
  * insert Part(out, criterion, 0, 1, string, [[The cells of the CTCAE table that decided, with their unit.]])
  * insert Part(out, value, 0, 1, Quantity, [[The value in the unit in which results of this kind are compared: 10*9/L for counts, g/dL for hemoglobin.]])
  * insert Part(out, lowerLimit, 0, 1, Quantity, [[The laboratory's lower limit of normal for this patient, in the unit of value, where the result says one that can be used.]])
  * insert Part(out, remark, 0, *, string, [[What a reader must know of the grading, such as that the result is preliminary.]])

// What $toxicity-summary takes and gives.
RuleSet: Summarised
* insert Parameter(in, ctcaeVersion, 0, 1, code, [[The version of CTCAE to grade by: 5.0 or 6.0; the protocol's when not given.]])
* insert Parameter(in, periodStart, 0, 1, date, [[The first day whose results count; all days before periodEnd when not given.]])
* insert Parameter(in, periodEnd, 0, 1, date, [[The last day whose results count; today when not given.]])
* insert Parameter(in, protocol, 0, 1, canonical, [[The PlanDefinition that names the study drug; the study's own, or the server's default, when not given.]])
* insert Parameter(in, cycleLength, 0, 1, positiveInt, [[The length of a cycle in days. Without it the protocol's window named cycle counts; without either only an order with a treatment-cycle extension gives a cycle.]])
* insert Parameter(out, return, 1, 1, MeasureReport, [[A summary of the Measure toxicity-summary.]])

// ---- Measures

// A count by this server and not by an expression: the language does not apply.
RuleSet: Counted(code, description)
* population[+]
  * code = {code}
  * criteria
    * description = "{description}"
    * language.extension
      * url = $data-absent-reason
      * valueCode = #not-applicable
    * expression = "{description}"
