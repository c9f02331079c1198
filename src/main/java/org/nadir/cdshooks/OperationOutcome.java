package org.nadir.cdshooks;

import java.util.List;

/**
 * The little of FHIR's OperationOutcome that an answer of this door needs.
 *
 * @see <a href="https://hl7.org/fhir/R4/operationoutcome.html">FHIR R4, OperationOutcome</a>
 */
record OperationOutcome(String resourceType, List<Issue> issue) {

    /**
     * One thing to tell.
     *
     * @param expression the elements concerned, as paths in the request
     */
    record Issue(String severity, String code, String diagnostics, List<String> expression) {

        Issue {
            expression = List.copyOf(expression);
        }

        Issue(String severity, String code, String diagnostics) {
            this(severity, code, diagnostics, List.of());
        }
    }

    OperationOutcome(List<Issue> issue) {
        this("OperationOutcome", List.copyOf(issue));
    }

    static OperationOutcome error(String code, String diagnostics) {
        return new OperationOutcome(List.of(new Issue("error", code, diagnostics)));
    }
}
