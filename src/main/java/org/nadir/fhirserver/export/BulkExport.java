package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/**
 * {@code $export} at its three levels: https://hl7.org/fhir/uv/bulkdata/STU2/export.html.
 *
 * <p>HAPI's own takes minutes for any job, needs Binary to be served, puts copies of the records there, and asks for
 * types that are not served.
 */
public class BulkExport {

    private static final String NAME = "$export";
    private static final String DEFINITIONS = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String TRY_AGAIN_SECONDS = "30";

    private final OrderReader orders;
    private final GroupRoster groups;
    private final ExportJobs jobs;
    private final ExportAccess access;
    private final Clock clock;

    BulkExport(OrderReader orders, GroupRoster groups, ExportJobs jobs, ExportAccess access, Clock clock) {
        this.orders = orders;
        this.groups = groups;
        this.jobs = jobs;
        this.access = access;
        this.clock = clock;
    }

    /** Exports whatever the store holds. */
    @Operation(name = NAME, idempotent = true, manualResponse = true, canonicalUrl = DEFINITIONS + "export")
    public void exportSystem(@ResourceParam @Nullable IBaseResource body, ServletRequestDetails request) {
        start(new ExportScope.WholeSystem(), body, request);
    }

    /** Exports the records of all patients. */
    @Operation(
            name = NAME,
            typeName = "Patient",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = DEFINITIONS + "patient-export")
    public void exportPatients(@ResourceParam @Nullable IBaseResource body, ServletRequestDetails request) {
        start(new ExportScope.AllPatients(), body, request);
    }

    /** Exports the records of a Group's members. */
    @Operation(
            name = NAME,
            typeName = "Group",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = DEFINITIONS + "group-export")
    public void exportGroup(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, ServletRequestDetails request) {
        JsonErrors.answer(request);
        start(groups.members(id, clock.instant(), request), body, request);
    }

    private void start(ExportScope scope, @Nullable IBaseResource body, ServletRequestDetails request) {
        JsonErrors.answer(request);
        KickOffHeaders headers = KickOffHeaders.read(request);
        KickOffParameters asked = KickOffParameters.read(request, body);
        ExportAccess.Admission admission =
                access.admit(request, orders.read(scope, asked, headers.lenient()), asked.all("_type"));
        ExportJob job = new ExportJob(
                UUID.randomUUID(),
                admission.owner(),
                ExportAddresses.ofKickOff(request),
                admission.order(),
                // The store keeps times to the millisecond.
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                ExportJob.State.ACCEPTED,
                Instant.MAX);
        if (!jobs.add(job)) {
            throw new UnclassifiedServerFailureException(
                            TOO_MANY_REQUESTS, "As many exports as this server does at once are under way: try later")
                    .addResponseHeader("Retry-After", TRY_AGAIN_SECONDS);
        }
        HttpServletResponse response = request.getServletResponse();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", ExportAddresses.ofStatus(job.id(), request));
    }
}
