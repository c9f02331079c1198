package org.nadir.fhir;

/** A source could not give the whole answer to a query. */
public class SourceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceUnavailableException(String query, String reason) {
        super("%s could not be read: %s".formatted(query, reason));
    }
}
