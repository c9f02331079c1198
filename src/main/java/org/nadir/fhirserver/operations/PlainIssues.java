package org.nadir.fhirserver.operations;

import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * The issues of a validation in FHIR R4 alone.
 *
 * <p>HAPI adds the number of the validator's message and where in the text it is, by extensions and a code that R4 does
 * not define: for a validator without a network they are errors in the answer itself.
 */
final class PlainIssues {

    private PlainIssues() {}

    static IBaseOperationOutcome of(IBaseOperationOutcome validated) {
        ((OperationOutcome) validated).getIssue().forEach(PlainIssues::plain);
        return validated;
    }

    private static void plain(OperationOutcomeIssueComponent issue) {
        issue.getExtension()
                .removeIf(extension ->
                        extension.getUrl().startsWith("http://hl7.org/fhir/StructureDefinition/operationoutcome-"));
        issue.getDetails().getCoding().clear();
    }
}
