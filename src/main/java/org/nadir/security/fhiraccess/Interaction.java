package org.nadir.security.fhiraccess;

import java.util.Optional;
import org.nadir.security.scopes.Permission;

/**
 * What a request, or an entry of a bundle, does to resources of one type.
 *
 * @param id of the resource, where the request names one
 * @param how the resource is found
 */
record Interaction(Permission permission, String type, Optional<String> id, How how) {

    /** How the resource is found. */
    enum How {
        /** It is there already, or it is none. */
        EXISTING,
        /** It may come to be. */
        MADE_IF_ABSENT,
        /** By a search. */
        BY_SEARCH
    }

    static Interaction onType(Permission permission, String type) {
        return new Interaction(permission, type, Optional.empty(), How.MADE_IF_ABSENT);
    }

    static Interaction onInstance(Permission permission, String type, String id) {
        return new Interaction(permission, type, Optional.of(id), How.EXISTING);
    }

    static Interaction onMatch(Permission permission, String type) {
        return new Interaction(permission, type, Optional.empty(), How.BY_SEARCH);
    }

    static Interaction put(String type, String id) {
        return new Interaction(Permission.UPDATE, type, Optional.of(id), How.MADE_IF_ABSENT);
    }
}
