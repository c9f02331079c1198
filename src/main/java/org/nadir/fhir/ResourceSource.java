package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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
}
