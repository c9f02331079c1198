package org.nadir.cdsservices;

/** Is told of each result that a call could not use; for counting, so without the patient and the value. */
@FunctionalInterface
public interface RefusedResults {

    /** Told once for each result and call, by the code of the code system {@code not-gradable-reason}. */
    void refused(String reasonCode);
}
