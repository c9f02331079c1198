package org.nadir.toxicity.chart;

/** The states in which a result may be used, from the weakest to the strongest at the same time. */
public enum ResultStatus {
    PRELIMINARY,
    FINAL,
    AMENDED,
    CORRECTED
}
