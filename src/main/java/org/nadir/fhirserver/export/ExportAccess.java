package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * The one place where an export is judged: who may start it and who may see it. A bean of this type takes the place of
 * the default.
 */
public interface ExportAccess {

    /**
     * Asked before a job is made; throws to refuse.
     *
     * @return who owns the job, kept with it
     */
    String admit(RequestDetails kickOff, ExportOrder order);

    /** Asked before a job's state is told, one of its files is given or it is deleted; throws to refuse. */
    void check(RequestDetails request, ExportJob job);

    /** Anyone may export, and whoever knows the address of a job may read it. */
    static ExportAccess open() {
        return new ExportAccess() {
            @Override
            public String admit(RequestDetails kickOff, ExportOrder order) {
                return "";
            }

            @Override
            public void check(RequestDetails request, ExportJob job) {
                // The id of a job is random.
            }
        };
    }
}
