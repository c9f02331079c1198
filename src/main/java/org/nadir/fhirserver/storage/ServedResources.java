package org.nadir.fhirserver.storage;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The resource types at {@code /fhir} and the search parameters of each.
 *
 * <p>Only these are indexed: a parameter that nobody may search by costs time on every write. The table holds what US
 * Core 6.1 asks for, what puts a resource into a patient's compartment, and how definitions are found.
 */
public final class ServedResources {

    /** Parameters that each type has. */
    public static final Set<String> COMMON = Set.of("_id", "_lastUpdated", "_profile", "_security", "_source", "_tag");

    private static final Map<String, Set<String>> PARAMETERS = read("""
            ActivityDefinition     date identifier name status title url version
            AdverseEvent           actuality category date event seriousness severity study subject
            AllergyIntolerance     asserter clinical-status code patient recorder
            AuditEvent             action agent date entity outcome patient subtype type
            Bundle                 identifier timestamp type
            CapabilityStatement    name status title url version
            CarePlan               based-on category date encounter intent part-of patient performer status subject
            CodeSystem             identifier name status title url version
            Communication          encounter identifier patient recipient sender sent status subject
            Condition              abatement-date asserter category clinical-status code encounter identifier onset-date \
            patient recorded-date subject verification-status
            DetectedIssue          author code identified identifier implicated patient
            Device                 identifier patient status type
            DiagnosticReport       based-on category code date encounter identifier issued patient performer result status \
            subject
            Encounter              class date identifier location participant patient service-provider status subject type
            Group                  actual code identifier member type
            GuidanceResponse       identifier patient request subject
            ImplementationGuide    name status title url version
            Library                identifier name status title type url version
            Location               address address-city address-postalcode address-state identifier name status
            Measure                date description identifier name publisher status title url version
            MeasureReport          date evaluated-resource identifier measure patient period reporter status subject
            Medication             code identifier status
            MedicationAdministration  code context effective-time identifier medication patient performer request \
            status subject
            MedicationRequest      authoredon category code date encounter identifier intent medication patient priority \
            requester status subject
            MedicationStatement    code effective identifier medication patient status subject
            Observation            based-on category code code-value-quantity combo-code date derived-from encounter \
            has-member identifier patient performer specimen status subject value-concept value-quantity
            OperationDefinition    code name status title url version
            Organization           active address identifier name partof type
            Patient                active birthdate death-date deceased family gender general-practitioner given \
            identifier link name organization
            PlanDefinition         date identifier name status title type url version
            Practitioner           active family given identifier name
            PractitionerRole       active identifier organization practitioner role specialty
            Procedure              based-on category code date encounter identifier patient performer status subject
            Provenance             agent entity patient recorded target
            Questionnaire          code date identifier name status subject-type title url version
            QuestionnaireResponse  author authored based-on encounter identifier patient questionnaire source status subject
            RequestGroup           author authored code encounter group-identifier identifier \
            instantiates-canonical intent participant patient priority status subject
            ResearchStudy          category date focus identifier keyword partof principalinvestigator protocol site \
            sponsor status title
            ResearchSubject        date identifier individual patient status study
            SearchParameter        base code name status target type url version
            ServiceRequest         authored based-on category code encounter identifier intent occurrence patient \
            performer priority requester requisition specimen status subject
            Specimen               accession collected identifier parent patient status subject type
            StructureDefinition    base derivation identifier kind name status title type url version
            Subscription           criteria payload status type url
            Task                   authored-on based-on business-status code encounter focus group-identifier identifier \
            intent owner part-of patient requester status subject
            ValueSet               identifier name reference status title url version
            """);

    /** What tells of clients, and so may not be told by them. */
    private static final Set<String> WRITTEN_BY_THE_SERVER = Set.of("AuditEvent");

    private ServedResources() {}

    /** The served types in alphabetical order. */
    public static Set<String> types() {
        return PARAMETERS.keySet();
    }

    /** The parameters of a type, without those that each type has. */
    public static Set<String> parametersOf(String type) {
        return PARAMETERS.getOrDefault(type, Set.of());
    }

    /** Whether clients may create, change and delete resources of a type; those of the others the server writes alone. */
    public static boolean isWrittenByClients(String type) {
        return !WRITTEN_BY_THE_SERVER.contains(type);
    }

    static boolean isSearchable(String type, String parameter) {
        return COMMON.contains(parameter) || parametersOf(type).contains(parameter);
    }

    private static Map<String, Set<String>> read(String table) {
        return table.lines()
                .map(line -> line.trim().split(" +"))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> new TreeSet<>(Arrays.asList(words).subList(1, words.length)),
                        (first, second) -> first,
                        TreeMap::new));
    }
}
