package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent a card is, from the least to the most. */
public enum Indicator {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("critical")
    CRITICAL
}
