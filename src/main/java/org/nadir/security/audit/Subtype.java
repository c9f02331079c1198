package org.nadir.security.audit;

import org.nadir.fhir.Canonical;

/**
 * What was done, as a code.
 *
 * @param display may be an empty text
 */
record Subtype(String system, String code, String display) {

    /** One of FHIR's own interactions, such as {@code search-type}. */
    static Subtype interaction(String code) {
        return new Subtype("http://hl7.org/fhir/restful-interaction", code, code);
    }

    /** One of our own acts. */
    static Subtype ours(String code, String display) {
        return new Subtype(Canonical.AUDITED_ACT, code, display);
    }
}
