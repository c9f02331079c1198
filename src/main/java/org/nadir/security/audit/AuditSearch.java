package org.nadir.security.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds AuditEvents by relative references too.
 *
 * <p>An AuditEvent names resources by their whole address: it outlives them, and so must not refer to them in the
 * store, where it would stand in the way of a delete. A caller need not know that.
 */
@Interceptor
public class AuditSearch {

    private static final List<String> REFERENCES = List.of("agent", "entity", "patient");

    private final OwnAddress server;

    AuditSearch(OwnAddress server) {
        this.server = server;
    }

    /** Called for each search before the database is asked, also for those inside a batch. */
    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void search(ICachedSearchDetails search, SearchParameterMap parameters) {
        if (!"AuditEvent".equals(search.getResourceType())) {
            return;
        }
        for (String name : REFERENCES) {
            List<List<IQueryParameterType>> conditions = parameters.get(name);
            if (conditions != null) {
                conditions.replaceAll(alternatives -> new ArrayList<>(alternatives.stream()
                        .flatMap(alternative -> bothWays(name, alternative))
                        .toList()));
            }
        }
    }

    private Stream<IQueryParameterType> bothWays(String name, IQueryParameterType alternative) {
        if (!(alternative instanceof ReferenceParam reference)
                || reference.getChain() != null
                || isNamed(reference.getBaseUrl())
                || reference.getIdPart() == null) {
            return Stream.of(alternative);
        }
        String type =
                reference.hasResourceType() ? reference.getResourceType() : name.equals("patient") ? "Patient" : "";
        return type.isEmpty()
                ? Stream.of(alternative)
                : Stream.of(alternative, new ReferenceParam(server.absolute(type + "/" + reference.getIdPart())));
    }

    private static boolean isNamed(@Nullable String base) {
        return base != null && !base.isEmpty();
    }
}
