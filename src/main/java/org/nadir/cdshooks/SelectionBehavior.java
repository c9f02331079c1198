package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many of a card's suggestions the clinician may take. */
public enum SelectionBehavior {
    @JsonProperty("at-most-one")
    AT_MOST_ONE,
    @JsonProperty("any")
    ANY
}
