package org.nadir.fhirserver.validation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was found in a write that was carried out into its answer.
 *
 * <p>Into the OperationOutcome, where there is one: in a batch or transaction always, else with {@code Prefer:
 * return=OperationOutcome}. An answer that is the stored resource itself has no room for it; a header then says that a
 * claim could not be checked.
 */
@Interceptor
public class ValidationAnswers {

    /** For people who look at the answer with a tool; the number is that of a warning of no further meaning. */
    private static final String HEADER = "Warning";

    private static final int LONGEST = 500;

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answer(ServletRequestDetails request, @Nullable IBaseResource answer) {
        RequestVerdicts verdicts = RequestVerdicts.of(request);
        if (answer instanceof Bundle bundle) {
            explain(bundle.getEntry(), verdicts);
            return;
        }
        List<OperationOutcomeIssueComponent> warnings =
                verdicts.warnings().getOrDefault(RequestVerdicts.NO_ENTRY, List.of());
        if (answer instanceof OperationOutcome outcome) {
            warnings.forEach(outcome::addIssue);
        } else {
            warnings.stream()
                    .filter(warning -> warning.getCode() == IssueType.NOTSUPPORTED)
                    .map(OperationOutcomeIssueComponent::getDiagnostics)
                    .forEach(text -> request.getServletResponse().addHeader(HEADER, header(text)));
        }
    }

    /** HAPI keeps no more than one sentence of what is wrong with an entry of a batch. */
    private static void explain(List<BundleEntryComponent> entries, RequestVerdicts verdicts) {
        verdicts.refusals().forEach((entry, outcome) -> {
            if (isIn(entries, entry) && failed(entries.get(entry).getResponse())) {
                entries.get(entry).getResponse().setOutcome(outcome);
            }
        });
        verdicts.warnings().forEach((entry, warnings) -> {
            if (isIn(entries, entry)
                    && entries.get(entry).getResponse().getOutcome() instanceof OperationOutcome outcome
                    && !failed(entries.get(entry).getResponse())) {
                warnings.forEach(outcome::addIssue);
            }
        });
    }

    private static boolean isIn(List<BundleEntryComponent> entries, int entry) {
        return entry >= 0 && entry < entries.size();
    }

    private static boolean failed(BundleEntryResponseComponent response) {
        return String.valueOf(response.getStatus()).startsWith("4");
    }

    private static String header(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?").replace('"', '\'');
        return "199 - \"%s\"".formatted(printable.substring(0, Math.min(LONGEST, printable.length())));
    }
}
