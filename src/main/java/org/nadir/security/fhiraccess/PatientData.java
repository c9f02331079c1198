package org.nadir.security.fhiraccess;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resource types hold patients' data, and by which element such a resource is about one patient.
 *
 * <p>Stricter than the <a href="https://hl7.org/fhir/R4/compartmentdefinition-patient.html">patient compartment</a>: a
 * result that somebody's mother reported is about the child alone. A type that is not here is closed to
 * {@code patient/} scopes.
 */
final class PatientData {

    /** Where the subject stands, and the search parameter that finds it. */
    record Subject(String element, String parameter) {}

    private static final Map<String, Subject> OF_ONE_PATIENT = Arrays.stream("""
            AdverseEvent subject subject
            AllergyIntolerance patient patient
            CarePlan subject patient
            Communication subject patient
            Condition subject patient
            DetectedIssue patient patient
            Device patient patient
            DiagnosticReport subject patient
            Encounter subject patient
            GuidanceResponse subject patient
            MeasureReport subject patient
            MedicationAdministration subject patient
            MedicationRequest subject patient
            MedicationStatement subject patient
            Observation subject patient
            Procedure subject patient
            QuestionnaireResponse subject patient
            RequestGroup subject patient
            ResearchSubject individual patient
            ServiceRequest subject patient
            Specimen subject patient
            Task for patient
            """.split("\n"))
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(words -> words[0], words -> new Subject(words[1], words[2])));

    /** Their content is the same for everybody. */
    private static final Set<String> SHARED = Set.of(
            "ActivityDefinition",
            "CapabilityStatement",
            "CodeSystem",
            "ImplementationGuide",
            "Library",
            "Location",
            "Measure",
            "Medication",
            "OperationDefinition",
            "Organization",
            "PlanDefinition",
            "Practitioner",
            "PractitionerRole",
            "Questionnaire",
            "ResearchStudy",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    /** About a patient by more than one reference; each has a rule of its own. */
    private static final Set<String> SPECIAL = Set.of("Patient", "Provenance", "Subscription");

    /** They can name several patients at once, hold anything, or tell what others did. */
    private static final Set<String> CLOSED = Set.of("AuditEvent", "Bundle", "Group");

    private PatientData() {}

    /** By what a resource of this type is about a patient; empty for the types with another rule. */
    static Optional<Subject> subject(String type) {
        return Optional.ofNullable(OF_ONE_PATIENT.get(type));
    }

    /** Whether everybody with a scope for the type may read it. */
    static boolean isShared(String type) {
        return SHARED.contains(type);
    }

    /** Whether a resource of this type can be about one patient. */
    static boolean isOfPatients(String type) {
        return OF_ONE_PATIENT.containsKey(type) || SPECIAL.contains(type);
    }

    /** Whether this page has decided on the type. */
    static boolean isDecided(String type) {
        return isShared(type) || isOfPatients(type) || CLOSED.contains(type);
    }

    /** Whether a search by this parameter finds exactly the resources that are about the patient. */
    static boolean isSubjectParameter(String type, String parameter) {
        return subject(type)
                .filter(subject -> subject.parameter().equals(parameter)
                        || subject.element().equals(parameter)
                        || (parameter.equals("patient") || parameter.equals("subject")))
                .isPresent();
    }
}
