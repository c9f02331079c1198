package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a job and its files: the addresses that a client is given, and no operations that anyone need know. */
public class ExportResults {

    private static final String POLL_AGAIN_SECONDS = "1";

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ExportAccess access;

    ExportResults(ExportJobs jobs, ExportFiles files, ExportAccess access) {
        this.jobs = jobs;
        this.files = files;
        this.access = access;
    }

    /** Tells how far a job is, or deletes it. */
    @Operation(name = ExportAddresses.STATUS, idempotent = true, deleteEnabled = true, manualResponse = true)
    public void status(ServletRequestDetails request) throws IOException {
        ExportJob job = job(request);
        HttpServletResponse response = request.getServletResponse();
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            jobs.delete(job.id());
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        switch (job.state()) {
            case ACCEPTED -> {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                response.setHeader("X-Progress", "in progress");
                response.setHeader("Retry-After", POLL_AGAIN_SECONDS);
            }
            case COMPLETE -> {
                response.setContentType("application/json");
                response.setDateHeader("Expires", job.expires().toEpochMilli());
                response.getOutputStream()
                        .write(ExportManifest.of(
                                        job,
                                        access.asksForToken(),
                                        files.of(job),
                                        file -> ExportAddresses.ofFile(job.id(), file, request))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8));
            }
            case FAILED -> throw new InternalErrorException("The export failed");
        }
    }

    /**
     * Gives a file. After a failure on the way HAPI's OperationOutcome is the last line, in the place of the rest: the
     * count in the manifest tells.
     */
    @Operation(name = ExportAddresses.FILE, idempotent = true, manualResponse = true)
    public void file(ServletRequestDetails request) throws IOException {
        ExportJob job = job(request);
        ExportFile file = parameter(ExportAddresses.FILE_NAME, request)
                .flatMap(ExportFile::named)
                .filter(named -> job.state() == ExportJob.State.COMPLETE && files.exists(job, named))
                .orElseThrow(() -> new ResourceNotFoundException("The export has no such file"));
        HttpServletResponse response = request.getServletResponse();
        response.setContentType("application/fhir+ndjson");
        response.setDateHeader("Expires", job.expires().toEpochMilli());
        files.write(job, file, response.getOutputStream());
    }

    private ExportJob job(ServletRequestDetails request) {
        JsonErrors.answer(request);
        ExportJob job = parameter(ExportAddresses.JOB, request)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .flatMap(jobs::find)
                .orElseThrow(
                        () -> new ResourceNotFoundException("There is no such export, or it is deleted or expired"));
        access.check(request, job);
        return job;
    }

    private static Optional<String> parameter(String name, ServletRequestDetails request) {
        String @Nullable [] values = request.getParameters().get(name);
        return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
    }
}
