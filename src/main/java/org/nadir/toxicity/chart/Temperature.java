package org.nadir.toxicity.chart;

import java.math.BigDecimal;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/** A body temperature in degrees Celsius. */
public record Temperature(BigDecimal celsius, Route route, ClinicalTime time, ResourceVersion source) {

    /** Where it was taken. */
    public enum Route {
        ORAL("oral"),
        UNKNOWN("route not stated"),
        OTHER("not oral");

        private final String label;

        Route(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether a single reading counts for the definition of febrile neutropenia: oral, or route not stated. */
    public boolean countsAlone() {
        return route != Route.OTHER;
    }
}
