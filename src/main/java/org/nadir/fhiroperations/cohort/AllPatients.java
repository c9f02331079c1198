package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;
import org.nadir.fhir.ResourceSource;

/** Every patient for whom something was ordered. */
record AllPatients(ResourceSource resources) implements Cohort {

    /** Each intent of an order; a proposal and an option are none. */
    private static final String ORDERED = "Patient?_has:MedicationRequest:patient:intent="
            + "plan,order,original-order,reflex-order,filler-order,instance-order";

    @Override
    public long size() {
        return resources.count(ORDERED);
    }

    @Override
    public void each(Runnable turn, BiConsumer<JsonNode, Arm> reader) {
        resources.each(ORDERED, patient -> {
            turn.run();
            reader.accept(patient, Arm.Special.ALL);
        });
    }

    @Override
    public String description() {
        return "all treated patients";
    }
}
