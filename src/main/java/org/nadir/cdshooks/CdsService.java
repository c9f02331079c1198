package org.nadir.cdshooks;

/** A service for one hook; every bean of this type is listed at {@code /cds-services} and can be called there. */
public interface CdsService {

    /** What discovery says of the service; its id and hook must not change while the server runs. */
    ServiceDescription description();

    /**
     * Answers one call.
     *
     * @throws PreconditionFailedException when data that the service needs can be had neither from the prefetch nor
     *     from a FHIR server
     * @throws InvalidRequestException when the request contradicts itself
     */
    CdsResponse call(CdsRequest request, CallOrigin origin);
}
