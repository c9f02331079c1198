package org.nadir.security.fhiraccess;

import java.util.Optional;

/**
 * A limit on the resources of one type.
 *
 * @param patient the only patient they may be about
 * @param filter search parameters that they must match, or an empty text
 */
record Bound(Optional<String> patient, String filter) {

    boolean isFiltered() {
        return !filter.isEmpty();
    }
}
