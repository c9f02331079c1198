package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The answers of FHIR's asynchronous pattern: https://hl7.org/fhir/R4/async.html.
 *
 * <p>HAPI lets a method choose what it answers, and neither the status nor, for one who accepts FHIR while polling, that a
 * table is given as it is. So both are done on the way out.
 */
@Interceptor
class LateAnswers {

    private static final String KEY = LateAnswers.class.getName();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final String SECONDS = "1";

    /** The answer to a kick-off: where to ask. */
    static IBaseResource started(SummaryJob job, RequestDetails request) {
        String status = "%s/%s?%s=%s"
                .formatted(
                        request.getFhirServerBase(), SummaryStatusOperation.NAME, SummaryStatusOperation.JOB, job.id());
        request.getResponse().addHeader("Content-Location", status);
        return accepted("The summary is being made: ask at " + status, request);
    }

    /** The answer to one who asks too early. */
    static IBaseResource unfinished(String progress, RequestDetails request) {
        request.getResponse().addHeader("X-Progress", progress);
        request.getResponse().addHeader("Retry-After", SECONDS);
        return accepted(progress, request);
    }

    static IBaseResource accepted(String text, RequestDetails request) {
        request.getUserData().put(KEY, ACCEPTED);
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(text);
        return outcome;
    }

    /** A table that is sent as it is, whatever the caller accepts. */
    static IBaseResource table(IBaseResource table, RequestDetails request) {
        request.getUserData().put(KEY, OK);
        return table;
    }

    /**
     * Called with each answer.
     *
     * @return whether HAPI must still write it
     */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean answer(RequestDetails request, ResponseDetails response) throws IOException {
        if (!(request.getUserData().get(KEY) instanceof Integer status)) {
            return true;
        }
        response.setResponseCode(status);
        if (!(response.getResponseResource() instanceof Binary table)) {
            return true;
        }
        try (Writer writer = request.getResponse().getResponseWriter(status, table.getContentType(), "UTF-8", false)) {
            writer.write(new String(table.getData(), StandardCharsets.UTF_8));
        }
        return false;
    }
}
