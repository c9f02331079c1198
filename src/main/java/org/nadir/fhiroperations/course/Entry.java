package org.nadir.fhiroperations.course;

import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.nadir.toxicity.datatype.ClinicalTime;

/** One parameter of the answer with its parts. */
final class Entry {

    /** What stands for the id of a resource that was sent without one. */
    private static final String NO_ID = "/?";

    private final ParametersParameterComponent parameter;

    Entry(Parameters answer, String name) {
        this.parameter = answer.addParameter().setName(name);
    }

    Entry add(String name, Type value) {
        parameter.addPart().setName(name).setValue(value);
        return this;
    }

    Entry reference(String reference) {
        return reference.endsWith(NO_ID) ? this : add("reference", new Reference(reference));
    }

    Entry time(String name, Optional<ClinicalTime> time) {
        time.ifPresent(known -> add(name, new DateTimeType(known.written())));
        return this;
    }
}
