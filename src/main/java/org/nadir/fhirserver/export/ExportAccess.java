package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;

/**
 * The one place where an export is judged: who may start it and who may see it. A bean of this type takes the place of
 * the default.
 */
public interface ExportAccess {

    /**
     * What may be exported, and for whom.
     *
     * @param owner who owns the job, kept with it
     * @param order the order, without the types that the caller may not have
     */
    record Admission(String owner, ExportOrder order) {}

    /**
     * Asked before a job is made; throws to refuse.
     *
     * @param named the types that the caller asked for by name
     */
    Admission admit(RequestDetails kickOff, ExportOrder order, List<String> named);

    /** Asked before a job's state is told, one of its files is given or it is deleted; throws to refuse. */
    void check(RequestDetails request, ExportJob job);

    /** Whether files are given to callers with an access token only; the manifest says so. */
    default boolean asksForToken() {
        return false;
    }

    /** Anyone may export, and whoever knows the address of a job may read it. */
    static ExportAccess open() {
        return new ExportAccess() {
            @Override
            public Admission admit(RequestDetails kickOff, ExportOrder order, List<String> named) {
                return new Admission("", order);
            }

            @Override
            public void check(RequestDetails request, ExportJob job) {
                // The id of a job is random.
            }
        };
    }
}
