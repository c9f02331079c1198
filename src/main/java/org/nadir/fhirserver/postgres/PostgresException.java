package org.nadir.fhirserver.postgres;

/** The embedded PostgreSQL cannot run; the message says why and what to do. */
public class PostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostgresException(String sentence) {
        super(sentence);
    }

    public PostgresException(String sentence, Throwable cause) {
        super(sentence + " (" + cause.getMessage() + ")", cause);
    }
}
