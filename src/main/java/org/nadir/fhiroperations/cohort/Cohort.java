package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;

/** Whose patients are counted. */
interface Cohort {

    /** Gives each patient once, with the arm; none but the present one is held. */
    void each(BiConsumer<JsonNode, Arm> reader);

    /** For people: {@code ResearchStudy/1}. */
    String description();
}
