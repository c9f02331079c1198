package org.nadir.fhirserver.export;

import java.util.List;

/** Of whom a job exports. */
public sealed interface ExportScope {

    /** Whatever the store holds, whether of a patient or not. */
    record WholeSystem() implements ExportScope {}

    /** The records of all patients. */
    record AllPatients() implements ExportScope {}

    /**
     * The records of these patients and no others.
     *
     * @param patients the ids, without the type
     * @param groups the ids of the Groups they were taken from, at most one
     */
    record ChosenPatients(List<String> patients, List<String> groups) implements ExportScope {

        public ChosenPatients {
            patients = List.copyOf(patients);
            groups = List.copyOf(groups);
        }
    }
}
