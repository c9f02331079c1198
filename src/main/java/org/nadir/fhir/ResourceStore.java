package org.nadir.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A source that also keeps what it is given. */
public interface ResourceStore extends ResourceSource {

    /**
     * Creates or replaces the resource under its own id; the same content twice makes no second version.
     *
     * @param resource a resource with {@code resourceType} and {@code id}
     */
    void save(ObjectNode resource);
}
