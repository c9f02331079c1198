package org.nadir.fhir;

/** There is no protocol that could advise: the default one is not in the store or cannot be used. */
public class NoProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoProtocolException(String message) {
        super(message);
    }
}
