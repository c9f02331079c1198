package org.nadir.fhirserver.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nadir.fhir.Canonical;

/**
 * The smallest sensible call of each operation, at each level at which it is offered.
 *
 * <p>A row is the type (or {@code system}) and name that the statement claims, the method, the address and the body; several
 * rows for one operation are all tried. A row whose operation is not claimed must be refused.
 */
final class OperationCalls {

    /** @param body {@code Parameters}, the type of a sample, a parameter that holds one ({@code name:Type}), the protocol that is {@code shipped}, or nothing */
    record Call(String operation, String method, String address, String body) {}

    private static final Map<String, List<Call>> TABLE = read("""
            Patient/everything          GET  Patient/claims-patient/$everything
            Patient/ctcae-grade         POST Patient/claims-patient/$ctcae-grade              Parameters
            Patient/treatment-course    GET  Patient/claims-patient/$treatment-course
            Patient/treatment-course    POST Patient/$treatment-course                        resource:Patient
            Patient/toxicity-summary    GET  Patient/$toxicity-summary
            Group/toxicity-summary      GET  Group/claims-group/$toxicity-summary
            ResearchStudy/toxicity-summary  GET  ResearchStudy/claims-researchstudy/$toxicity-summary
            Observation/ctcae-grade     POST Observation/$ctcae-grade                         observation:Observation
            Observation/ctcae-grade     POST Observation/claims-observation/$ctcae-grade      Parameters
            Observation/lastn           GET  Observation/$lastn?patient=claims-patient&code=http://loinc.org%7C751-8
            Subscription/get-ws-binding-token  GET  Subscription/claims-listened/$get-ws-binding-token
            Subscription/get-ws-binding-token  POST Subscription/claims-listened/$get-ws-binding-token  Parameters
            PlanDefinition/apply        GET  PlanDefinition/$protocol/$apply?subject=Patient/claims-patient
            PlanDefinition/apply        GET  PlanDefinition/$apply?url=$base/PlanDefinition/$protocol&subject=Patient/claims-patient
            PlanDefinition/explain      GET  PlanDefinition/$protocol/$explain
            PlanDefinition/explain      POST PlanDefinition/$explain                          shipped
            system/cds-feedback-export  GET  $cds-feedback-export
            ValueSet/expand             GET  ValueSet/$expand?url=$base/ValueSet/g-csf
            ValueSet/expand             GET  ValueSet/g-csf/$expand
            ValueSet/validate-code      GET  ValueSet/$validate-code?url=$base/ValueSet/neutrophil-count&system=http://loinc.org&code=751-8
            ValueSet/validate-code      GET  ValueSet/neutrophil-count/$validate-code?system=http://loinc.org&code=751-8
            CodeSystem/validate-code    GET  CodeSystem/management-action/$validate-code?code=g-csf
            CodeSystem/validate-code    GET  CodeSystem/$validate-code?url=$base/CodeSystem/management-action&code=g-csf
            CodeSystem/lookup           GET  CodeSystem/$lookup?system=$base/CodeSystem/management-action&code=g-csf
            CodeSystem/subsumes         GET  CodeSystem/$subsumes?system=$base/CodeSystem/management-action&codeA=g-csf&codeB=g-csf
            system/export               GET  $export?_type=Medication
            Patient/export              GET  Patient/$export?_type=Medication
            Group/export                GET  Group/claims-group/$export?_type=Patient
            """);

    private OperationCalls() {}

    /** The calls of an operation such as {@code Patient/everything}; none, if the table has no row for it. */
    static List<Call> of(String operation) {
        String name = operation.substring(operation.indexOf('/') + 1);
        if (name.equals("validate")) {
            String type = operation.substring(0, operation.indexOf('/'));
            return List.of(
                    new Call(operation, "POST", type + "/$validate", type),
                    new Call(operation, "GET", type + "/" + Samples.idOf(type) + "/$validate", ""));
        }
        return TABLE.getOrDefault(operation, List.of());
    }

    static Stream<Call> all() {
        return TABLE.values().stream().flatMap(List::stream);
    }

    private static Map<String, List<Call>> read(String table) {
        Map<String, List<Call>> calls = new TreeMap<>();
        table.lines()
                .map(line -> line.split(" +"))
                .forEach(words -> calls.merge(words[0], List.of(call(words)), (some, more) -> Stream.of(some, more)
                        .flatMap(List::stream)
                        .toList()));
        return calls;
    }

    private static Call call(String[] words) {
        String address =
                words[2].replace("$base", Canonical.BASE).replace("$protocol", "cemsidomide-hematologic-toxicity");
        return new Call(words[0], words[1], address, String.join("", Arrays.copyOfRange(words, 3, words.length)));
    }
}
