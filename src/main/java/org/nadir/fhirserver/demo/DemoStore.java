package org.nadir.fhirserver.demo;

import org.hl7.fhir.r4.model.Bundle;

/** What loading the demo patients asks of the store. */
public interface DemoStore {

    /** Whether the store holds any Patient at all. */
    boolean holdsAnyPatient();

    /** Whether the store holds a resource now, not deleted. */
    boolean holds(String type, String id);

    /** Executes a FHIR transaction: all of it or nothing. */
    void execute(Bundle transaction);
}
