package org.nadir.security.audit;

import java.util.List;

/** What an act was about. */
sealed interface Thing {

    /**
     * The patient concerned.
     *
     * @param reference absolute, or whatever the caller wrote
     */
    record OfPatient(String reference) implements Thing {}

    /** A resource, by its absolute address. */
    record Data(String reference) implements Thing {}

    /** The address and parameters of a search or an operation, without tokens. */
    record Query(String text) implements Thing {}

    /** A CDS service, with what is to be told of its call. */
    record Service(String id, List<Detail> details) implements Thing {
        public Service {
            details = List.copyOf(details);
        }
    }

    /** A definition by which the server answered, as {@code canonical|version}. */
    record Definition(String canonical) implements Thing {}

    /** One thing told of a call. */
    record Detail(String name, String value) {}
}
