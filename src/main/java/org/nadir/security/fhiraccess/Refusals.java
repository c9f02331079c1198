package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The answers to what a caller may not do; none of them tells whether a resource is there. */
final class Refusals {

    private Refusals() {}

    /** Names the scope without which a request is refused. */
    static ForbiddenOperationException needs(String scope) {
        return because("This needs the scope " + scope);
    }

    /** A write whose resource, before or after, lies outside of what the scopes reach. */
    static ForbiddenOperationException outside(String scope) {
        return because("The resource, as it is or as it would be, lies outside of what %s reaches for this token"
                .formatted(scope));
    }

    static ForbiddenOperationException because(String sentence) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.FORBIDDEN)
                .setDiagnostics(sentence);
        return new ForbiddenOperationException(sentence, outcome);
    }

    /** The answer for what is not there and for what the caller may not see: one and the same. */
    static ResourceNotFoundException unknown(String type, String id) {
        String sentence = "Resource %s/%s is not known".formatted(type, id);
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.NOTFOUND)
                .setDiagnostics(sentence);
        return new ResourceNotFoundException(sentence, outcome);
    }
}
