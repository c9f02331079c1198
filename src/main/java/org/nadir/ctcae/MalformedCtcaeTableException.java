package org.nadir.ctcae;

/** A table of CTCAE grades cannot be read without doubt, and is therefore not read at all. */
public class MalformedCtcaeTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedCtcaeTableException(String file, int line, String column, String reason) {
        super("%s, line %d, column %s: %s".formatted(file, line, column, reason));
    }
}
