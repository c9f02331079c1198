// What a server must do so that the protocols, the alerts and the cohort table work on it: requirements, for any server.
// What this server does stands in /fhir/metadata, and a test compares the two line by line.

RuleSet: Expected(element, expectation)
* {element}
  * extension[+]
    * url = $expectation
    * valueCode = #{expectation}

RuleSet: Type(type, expectation)
* rest.resource[+].type = #{type}
* insert Expected(rest.resource[=], {expectation})
* insert Does(read, SHALL)
* insert Does(search-type, SHALL)
* insert Offers(validate, http://hl7.org/fhir/OperationDefinition/Resource-validate, SHOULD)

RuleSet: Does(interaction, expectation)
* rest.resource[=].interaction[+].code = #{interaction}
* insert Expected(rest.resource[=].interaction[=], {expectation})

// What is written day by day: each version is kept, for advice cites the version that it rests on.
RuleSet: Written
* rest.resource[=].versioning = #versioned-update
* insert Does(vread, SHALL)
* insert Does(create, SHALL)
* insert Does(update, SHALL)
* insert Does(history-instance, SHOULD)
* insert Does(delete, SHOULD)
* insert Does(patch, MAY)

RuleSet: Profile(id)
* rest.resource[=].supportedProfile[+] = Canonical({id})
* insert Expected(rest.resource[=].supportedProfile[=], SHALL)

RuleSet: Search(name, type, definition, expectation)
* insert SearchAt([["http://hl7.org/fhir/SearchParameter/{definition}"]], {name}, {type}, {expectation})

// A search that R4 does not define.
RuleSet: OurSearch(name, type, definition, expectation)
* insert SearchAt([[Canonical({definition})]], {name}, {type}, {expectation})

RuleSet: SearchAt(canonical, name, type, expectation)
* rest.resource[=].searchParam[+]
  * name = "{name}"
  * type = #{type}
  * definition = {canonical}
* insert Expected(rest.resource[=].searchParam[=], {expectation})

RuleSet: Offers(name, definition, expectation)
* insert OffersAt([["{definition}"]], {name}, {expectation})

// An operation that R4 does not define.
RuleSet: OffersOurs(name, definition, expectation)
* insert OffersAt([[Canonical({definition})]], {name}, {expectation})

RuleSet: OffersAt(canonical, name, expectation)
* rest.resource[=].operation[+]
  * name = "{name}"
  * definition = {canonical}
* insert Expected(rest.resource[=].operation[=], {expectation})

Instance: nadir-server
InstanceOf: CapabilityStatement
Usage: #definition
* insert PackageVersion(version)
* insert Released
* name = "NadirServer"
* title = "What a Nadir server offers"
* date = "2026-11-23"
* description = "The resource types, profiles, interactions, search parameters and operations that a server needs to keep a protocol for blood counts, to apply it and to report on it."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #application/fhir+json
* format[1] = #application/fhir+xml
* patchFormat = #application/json-patch+json
* rest.mode = #server
* rest.interaction[0].code = #transaction
* insert Expected(rest.interaction[0], SHALL)
* rest.interaction[1].code = #batch
* insert Expected(rest.interaction[1], SHALL)
* rest.operation[0].name = "cds-feedback-export"
* rest.operation[0].definition = Canonical(cds-feedback-export)
* insert Expected(rest.operation[0], SHOULD)
* rest.operation[1].name = "export"
* rest.operation[1].definition = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export"
* insert Expected(rest.operation[1], SHOULD)

* insert Type(Patient, SHALL)
* insert Written
* insert Search(_id, token, Resource-id, SHALL)
* insert Search(identifier, token, Patient-identifier, SHALL)
* insert Search(name, string, Patient-name, SHALL)
* insert Search(birthdate, date, individual-birthdate, SHALL)
* insert Search(gender, token, individual-gender, SHOULD)
* insert Search(family, string, individual-family, SHOULD)
* insert Search(given, string, individual-given, SHOULD)
* insert Search(general-practitioner, reference, Patient-general-practitioner, SHOULD)
* insert Search(organization, reference, Patient-organization, SHOULD)
* insert Offers(everything, http://hl7.org/fhir/OperationDefinition/Patient-everything, SHALL)
* insert OffersOurs(ctcae-grade, patient-ctcae-grade, SHALL)
* insert OffersOurs(toxicity-summary, toxicity-summary, SHALL)
* insert OffersOurs(treatment-course, treatment-course, SHALL)
* insert Offers(export, http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export, SHOULD)

* insert Type(Observation, SHALL)
* insert Written
* insert Profile(laboratory-result)
* insert Profile(neutrophil-result)
* insert Profile(lymphocyte-result)
* insert Profile(leukocyte-result)
* insert Profile(platelet-result)
* insert Profile(hemoglobin-result)
* insert Profile(body-temperature)
* insert Search(patient, reference, clinical-patient, SHALL)
* insert Search(code, token, clinical-code, SHALL)
* insert Search(category, token, Observation-category, SHALL)
* insert Search(date, date, clinical-date, SHALL)
* insert Search(status, token, Observation-status, SHALL)
* insert Search(value-quantity, quantity, Observation-value-quantity, SHOULD)
* insert Search(code-value-quantity, composite, Observation-code-value-quantity, SHOULD)
* insert OffersOurs(ctcae-grade, ctcae-grade, SHALL)
* insert Offers(lastn, http://hl7.org/fhir/OperationDefinition/Observation-lastn, SHALL)

* insert Type(MedicationRequest, SHALL)
* insert Written
* insert Profile(treatment-order)
* insert Profile(supportive-medication-order)
* insert Search(patient, reference, clinical-patient, SHALL)
* insert Search(status, token, medications-status, SHALL)
* insert Search(intent, token, MedicationRequest-intent, SHALL)
* insert Search(authoredon, date, MedicationRequest-authoredon, SHALL)
* insert Search(code, token, clinical-code, SHOULD)
* insert Search(medication, reference, medications-medication, SHOULD)
* insert OurSearch(treatment-cycle, number, medicationrequest-treatment-cycle, SHOULD)

* insert Type(Medication, SHALL)
* insert Written
* insert Search(code, token, clinical-code, SHALL)

* insert Type(ServiceRequest, SHALL)
* insert Written
* insert Profile(supportive-service-order)
* insert Search(patient, reference, clinical-patient, SHALL)
* insert Search(status, token, ServiceRequest-status, SHALL)
* insert Search(code, token, clinical-code, SHALL)
* insert Search(authored, date, ServiceRequest-authored, SHALL)
* insert Search(intent, token, ServiceRequest-intent, SHOULD)

* insert Type(Condition, SHALL)
* insert Written
* insert Search(patient, reference, clinical-patient, SHALL)
* insert Search(code, token, clinical-code, SHALL)
* insert Search(clinical-status, token, Condition-clinical-status, SHALL)
* insert Search(onset-date, date, Condition-onset-date, SHOULD)
* insert Search(category, token, Condition-category, SHOULD)

* insert Type(Procedure, SHALL)
* insert Written
* insert Search(patient, reference, clinical-patient, SHALL)
* insert Search(code, token, clinical-code, SHALL)
* insert Search(date, date, clinical-date, SHALL)
* insert Search(status, token, Procedure-status, SHALL)

* insert Type(PlanDefinition, SHALL)
* insert Written
* insert Profile(toxicity-protocol)
* insert Search(url, uri, PlanDefinition-url, SHALL)
* insert Search(version, token, PlanDefinition-version, SHALL)
* insert Search(status, token, PlanDefinition-status, SHALL)
* insert Offers(apply, http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply, SHALL)
* insert OffersOurs(explain, explain, SHOULD)

* insert Type(ActivityDefinition, SHALL)
* insert Written
* insert Profile(protocol-order)
* insert Search(url, uri, ActivityDefinition-url, SHALL)
* insert Search(version, token, ActivityDefinition-version, SHALL)

* insert Type(ResearchStudy, SHALL)
* insert Written
* insert Profile(treatment-study)
* insert Search(identifier, token, ResearchStudy-identifier, SHALL)
* insert Search(protocol, reference, ResearchStudy-protocol, SHALL)
* insert Search(status, token, ResearchStudy-status, SHALL)
* insert OffersOurs(toxicity-summary, cohort-toxicity-summary, SHALL)

* insert Type(ResearchSubject, SHALL)
* insert Written
* insert Profile(treatment-subject)
* insert Search(patient, reference, ResearchSubject-patient, SHALL)
* insert Search(study, reference, ResearchSubject-study, SHALL)
* insert Search(status, token, ResearchSubject-status, SHALL)

* insert Type(Group, SHOULD)
* insert Written
* insert Search(member, reference, Group-member, SHOULD)
* insert Search(identifier, token, Group-identifier, SHOULD)
* insert Search(type, token, Group-type, SHOULD)
* insert OffersOurs(toxicity-summary, cohort-toxicity-summary, SHOULD)
* insert Offers(export, http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export, SHOULD)

* insert Type(Questionnaire, SHALL)
* insert Written
* insert Profile(symptom-questionnaire)
* insert Search(url, uri, Questionnaire-url, SHALL)
* insert Search(version, token, Questionnaire-version, SHALL)
* insert Search(status, token, Questionnaire-status, SHALL)

* insert Type(QuestionnaireResponse, SHALL)
* insert Written
* insert Profile(symptom-response)
* insert Search(patient, reference, QuestionnaireResponse-patient, SHALL)
* insert Search(questionnaire, reference, QuestionnaireResponse-questionnaire, SHALL)
* insert Search(authored, date, QuestionnaireResponse-authored, SHALL)
* insert Search(status, token, QuestionnaireResponse-status, SHALL)

* insert Type(DetectedIssue, SHALL)
* insert Written
* insert Profile(toxicity-alert)
* insert Search(patient, reference, clinical-patient, SHALL)
* insert Search(identified, date, DetectedIssue-identified, SHALL)
* insert Search(code, token, DetectedIssue-code, SHOULD)
* insert Search(implicated, reference, DetectedIssue-implicated, SHOULD)
* insert OurSearch(rule, string, detectedissue-rule, SHOULD)

* insert Type(Communication, SHALL)
* insert Written
* insert Profile(card-feedback)
* insert Search(patient, reference, Communication-patient, SHALL)
* insert Search(sent, date, Communication-sent, SHALL)
* insert Search(status, token, Communication-status, SHOULD)

* insert Type(GuidanceResponse, SHALL)
* insert Written
* insert Profile(card-record)
* insert Search(patient, reference, GuidanceResponse-patient, SHALL)
* insert Search(identifier, token, GuidanceResponse-identifier, SHALL)

* insert Type(Measure, SHALL)
* insert Search(url, uri, Measure-url, SHALL)
* insert Search(version, token, Measure-version, SHALL)

* insert Type(MeasureReport, SHALL)
* insert Written
* insert Profile(cohort-report)
* insert Search(measure, reference, MeasureReport-measure, SHALL)
* insert Search(period, date, MeasureReport-period, SHALL)

* insert Type(Subscription, SHOULD)
* insert Written
* insert Search(status, token, Subscription-status, SHOULD)
* insert Search(criteria, string, Subscription-criteria, SHOULD)

* insert Type(CodeSystem, SHALL)
* insert Search(url, uri, conformance-url, SHALL)
* insert Search(version, token, conformance-version, SHALL)
* insert Offers(lookup, http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup, SHOULD)
* insert Offers(validate-code, http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code, SHALL)

* insert Type(ValueSet, SHALL)
* insert Search(url, uri, conformance-url, SHALL)
* insert Search(version, token, conformance-version, SHALL)
* insert Offers(expand, http://hl7.org/fhir/OperationDefinition/ValueSet-expand, SHALL)
* insert Offers(validate-code, http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code, SHALL)

* insert Type(StructureDefinition, SHALL)
* insert Search(url, uri, conformance-url, SHALL)
* insert Search(type, uri, StructureDefinition-type, SHALL)

* insert Type(OperationDefinition, SHALL)
* insert Search(url, uri, conformance-url, SHALL)
* insert Search(code, token, OperationDefinition-code, SHALL)

* insert Type(SearchParameter, SHOULD)
* insert Search(url, uri, conformance-url, SHOULD)
* insert Search(base, token, SearchParameter-base, SHOULD)
* insert Search(code, token, SearchParameter-code, SHOULD)

// Who did what: written by the server alone.
* insert Type(AuditEvent, SHOULD)
* insert Search(patient, reference, AuditEvent-patient, SHOULD)
* insert Search(agent, reference, AuditEvent-agent, SHOULD)
* insert Search(entity, reference, AuditEvent-entity, SHOULD)
* insert Search(date, date, AuditEvent-date, SHOULD)
* insert Search(type, token, AuditEvent-type, SHOULD)
* insert Search(subtype, token, AuditEvent-subtype, SHOULD)
* insert Search(action, token, AuditEvent-action, SHOULD)
* insert Search(outcome, token, AuditEvent-outcome, SHOULD)
