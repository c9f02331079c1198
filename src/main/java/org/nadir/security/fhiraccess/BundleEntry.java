package org.nadir.security.fhiraccess;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.nadir.security.scopes.Permission;

/** Reads what an entry of a bundle asks for. */
final class BundleEntry {

    private static final Pattern ADDRESS =
            Pattern.compile("/?([A-Z][A-Za-z]+)(?:/([A-Za-z0-9\\-.]{1,64}))?(?:/_history(?:/[^?]*)?)?(\\?.*)?");

    private BundleEntry() {}

    /** The interaction; empty for what only the store can read, such as an operation, and for what it will refuse. */
    static Optional<Interaction> read(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        Matcher address = ADDRESS.matcher(String.valueOf(request.getUrl()));
        if (request.getMethod() == null || !address.matches()) {
            return Optional.empty();
        }
        String type = address.group(1);
        Optional<String> id = Optional.ofNullable(address.group(2));
        return switch (request.getMethod()) {
            case GET, HEAD -> Optional.of(read(type, id));
            case POST ->
                Optional.of(
                        request.hasIfNoneExist()
                                ? Interaction.onMatch(Permission.CREATE, type)
                                : Interaction.onType(Permission.CREATE, type));
            case PUT ->
                Optional.of(id.map(known -> Interaction.put(type, known))
                        .orElseGet(() -> Interaction.onMatch(Permission.UPDATE, type)));
            case PATCH -> Optional.of(change(Permission.UPDATE, type, id));
            case DELETE -> Optional.of(change(Permission.DELETE, type, id));
            case NULL -> Optional.empty();
        };
    }

    /** Whether a reference may name the resource of this entry before it is stored. */
    static boolean makes(BundleEntryComponent entry, LocalReference target) {
        return entry.getRequest().getMethod() == HTTPVerb.PUT
                && target.text()
                        .equals(String.valueOf(entry.getRequest().getUrl()).replaceFirst("^/", ""));
    }

    private static Interaction read(String type, Optional<String> id) {
        return id.map(known -> Interaction.onInstance(Permission.READ, type, known))
                .orElseGet(() -> Interaction.onType(Permission.SEARCH, type));
    }

    private static Interaction change(Permission permission, String type, Optional<String> id) {
        return id.map(known -> Interaction.onInstance(permission, type, known))
                .orElseGet(() -> Interaction.onMatch(permission, type));
    }
}
