package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.RequestOwner;

/** How far a summary is, and the summary when it is made: an address that a caller is given, and no operation to look for. */
public class SummaryStatusOperation {

    static final String NAME = "$toxicity-summary-status";
    static final String JOB = "job";

    /** RFC 9110, section 5.6.7. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SummaryJobs jobs;
    private final RequestOwner owner;

    SummaryStatusOperation(SummaryJobs jobs, RequestOwner owner) {
        this.jobs = jobs;
        this.owner = owner;
    }

    /** Tells how far a job is, gives what it made, or cancels it. */
    @Operation(name = NAME, idempotent = true, deleteEnabled = true)
    public IBaseResource status(RequestDetails request) {
        SummaryJob job = id(request)
                .flatMap(id -> jobs.find(id, owner.of(request)))
                .orElseThrow(SummaryStatusOperation::unknown);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            jobs.cancel(job);
            return LateAnswers.accepted("The summary is cancelled and forgotten", request);
        }
        return switch (jobs.state(job)) {
            case SummaryState.Waiting(int others) -> LateAnswers.unfinished(waiting(others), request);
            case SummaryState.Running(String progress) -> LateAnswers.unfinished(progress, request);
            case SummaryState.Made(ToxicitySummary summary, Instant expires) ->
                give(summary, expires, job.form(), request);
            case SummaryState.Failed(Throwable cause) -> throw asFailure(cause);
            case SummaryState.Cancelled cancelled -> throw unknown();
        };
    }

    private static String waiting(int others) {
        return switch (others) {
            case 0 -> "beginning";
            case 1 -> "waiting for 1 other";
            default -> "waiting for %d others".formatted(others);
        };
    }

    /** As the kick-off asked; who asks here for the table gets it too, without counting again. */
    private static IBaseResource give(
            ToxicitySummary summary, Instant expires, SummaryForm asked, RequestDetails request) {
        request.getResponse().addHeader("Expires", HTTP_DATE.format(expires));
        SummaryForm form = SummaryForm.of(request) == SummaryForm.TABLE ? SummaryForm.TABLE : asked;
        IBaseResource answer = form.write(summary);
        return form == SummaryForm.TABLE ? LateAnswers.table(answer, request) : answer;
    }

    private static RuntimeException asFailure(Throwable cause) {
        return cause instanceof RuntimeException failure ? failure : new InternalErrorException(cause);
    }

    private static ResourceNotFoundException unknown() {
        return new ResourceNotFoundException(
                "There is no such summary, or it is cancelled or forgotten: they are kept for %d minutes"
                        .formatted(SummaryJobs.KEPT.toMinutes()));
    }

    private static Optional<String> id(RequestDetails request) {
        String @Nullable [] values = request.getParameters().get(JOB);
        return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
    }
}
