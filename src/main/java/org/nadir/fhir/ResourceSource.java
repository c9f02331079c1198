package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives resources as FHIR R4 JSON: the own store, a caller's FHIR server, or what a request brought along.
 *
 * <p>It is the one dependency that points up: this room declares it, others implement it.
 */
public interface ResourceSource {

    /**
     * Fetches every resource that a relative FHIR query matches, all pages of it.
     *
     * @param query a read such as {@code Patient/1} or a search such as {@code Observation?patient=1&code=751-8}
     * @return matches and included resources; an empty list where nothing matches or the read resource does not exist
     * @throws SourceUnavailableException when the answer cannot be had whole; never an incomplete list
     */
    List<JsonNode> fetch(String query);

    /**
     * Reads every resource that a search matches, one after the other, without holding them all: for searches whose
     * answer grows with the number of patients.
     *
     * <p>A source of one patient's resources has nothing to gain and fetches them. The reader may ask this source in turn;
     * a resource that several matches include may come several times.
     *
     * @throws SourceUnavailableException when the answer cannot be had whole; what was read before then does not count
     */
    default void each(String query, Consumer<JsonNode> reader) {
        fetch(query).forEach(reader);
    }

    /**
     * How many resources a search matches.
     *
     * @throws SourceUnavailableException when it cannot be told
     */
    default long count(String query) {
        return fetch(query).size();
    }
}
