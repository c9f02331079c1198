package org.nadir.security.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * What one entry of a batch or transaction did, where the store does not tell it as a write.
 *
 * @param answer what the entry was given
 */
record EntryAct(Pattern pattern, String subtype, int status, List<Thing> about, Optional<IBaseResource> answer) {

    static Optional<EntryAct> of(BundleEntryComponent sent, BundleEntryComponent answered, OwnAddress server) {
        int status = status(answered);
        HTTPVerb method = sent.getRequest().getMethod();
        String address = String.valueOf(sent.getRequest().getUrl());
        if (method == HTTPVerb.GET || method == HTTPVerb.HEAD) {
            return Optional.of(read(address, status, Optional.ofNullable(answered.getResource()), server));
        }
        if (status < 400) {
            return Optional.empty();
        }
        Pattern pattern =
                switch (method) {
                    case POST -> Pattern.CREATE;
                    case PUT, PATCH -> Pattern.UPDATE;
                    case DELETE -> Pattern.DELETE;
                    case GET, HEAD, NULL -> Pattern.OTHER;
                    case null -> Pattern.OTHER;
                };
        return Optional.of(new EntryAct(
                pattern,
                interaction(pattern),
                status,
                List.of(new Thing.Data(server.absolute(path(address)))),
                Optional.empty()));
    }

    /** The same as an act of whoever sent the whole. */
    AuditedAct act(AuditedAct whole) {
        return new AuditedAct(whole.when(), pattern, Subtype.interaction(subtype), status, "", whole.caller(), about);
    }

    private static EntryAct read(String address, int status, Optional<IBaseResource> answer, OwnAddress server) {
        String path = path(address);
        Thing query = new Thing.Query(server.fhirBase() + "/" + address);
        List<Thing> about = new ArrayList<>();
        if (path.contains("$")) {
            return new EntryAct(Pattern.OTHER, "operation", status, List.of(query), answer);
        }
        if (path.endsWith("/_history")) {
            return new EntryAct(Pattern.HISTORY, "history-instance", status, List.of(query), answer);
        }
        if (path.contains("/")) {
            about.add(new Thing.Data(server.absolute(path)));
            return new EntryAct(Pattern.READ, path.contains("/_history/") ? "vread" : "read", status, about, answer);
        }
        return new EntryAct(Pattern.QUERY, "search-type", status, List.of(query), answer);
    }

    private static String interaction(Pattern pattern) {
        return switch (pattern) {
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case READ, QUERY, HISTORY, OTHER -> "operation";
        };
    }

    private static String path(String address) {
        return address.replaceFirst("^/+", "").split("\\?", 2)[0];
    }

    /** Such as {@code 201 Created}. */
    private static int status(BundleEntryComponent answered) {
        String status = String.valueOf(answered.getResponse().getStatus());
        return status.matches("\\d{3}.*") ? Integer.parseInt(status.substring(0, 3)) : 200;
    }
}
