package org.nadir.security.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** What was seen of one FHIR request on its way: what it wrote, and what it was answered. */
final class RequestNotes {

    private static final Object KEY = new Object();

    private final Map<String, Write> writes = new LinkedHashMap<>();
    private @Nullable IBaseResource answer;

    /** A resource that was created, changed or deleted. */
    record Write(Pattern pattern, IBaseResource resource) {}

    /** The notes of a request; an entry of a batch shares those of the whole. */
    static RequestNotes of(RequestDetails request) {
        return (RequestNotes) request.getUserData().computeIfAbsent(KEY, absent -> new RequestNotes());
    }

    /** Told again after a conflict, a write replaces the one that did not come to be. */
    void wrote(Pattern pattern, IBaseResource resource) {
        String what = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        writes.put(pattern + " " + what, new Write(pattern, resource));
    }

    void answered(IBaseResource resource) {
        answer = resource;
    }

    List<Write> writes() {
        return List.copyOf(writes.values());
    }

    Optional<IBaseResource> answer() {
        return Optional.ofNullable(answer);
    }
}
