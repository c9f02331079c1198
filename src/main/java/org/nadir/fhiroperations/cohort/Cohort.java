package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;

/** Whose patients are counted. */
interface Cohort {

    /** How many are looked at, those who turn out not to count among them. */
    long size();

    /**
     * Gives each patient once, with the arm; none but the present one is held.
     *
     * @param turn run for each that is looked at, before the reader
     */
    void each(Runnable turn, BiConsumer<JsonNode, Arm> reader);

    /** For people: {@code ResearchStudy/1}. */
    String description();
}
