package org.nadir.fhirserver.terminology;

import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** Whether a code belongs to a value set or a code system. */
sealed interface Membership {

    /** It does; the concept holds what is known of it. */
    record In(ValueSetExpansionContainsComponent concept) implements Membership {}

    /** It does not. */
    record Out() implements Membership {}

    /** That cannot be told, because what is needed is not here. */
    record Unknown(String reason) implements Membership {}

    /** In both; the concept is that of the first. */
    default Membership and(Membership other) {
        return switch (this) {
            case In in -> other instanceof In ? in : other;
            case Out out -> out;
            case Unknown unknown -> other instanceof Out ? other : unknown;
        };
    }

    /** In one of the two at least. */
    default Membership or(Membership other) {
        return switch (this) {
            case In in -> in;
            case Out out -> other;
            case Unknown unknown -> other instanceof In ? other : unknown;
        };
    }

    /** In this one, unless it is also in the other. */
    default Membership without(Membership excluded) {
        return switch (excluded) {
            case In in -> new Out();
            case Out out -> this;
            case Unknown unknown -> this instanceof Out ? this : unknown;
        };
    }
}
