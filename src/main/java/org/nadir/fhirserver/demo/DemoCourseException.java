package org.nadir.fhirserver.demo;

/** A demo course cannot be read; the message names the file and the line. */
public class DemoCourseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoCourseException(String file, int line, String problem) {
        super("%s, line %d: %s".formatted(file, line, problem));
    }
}
