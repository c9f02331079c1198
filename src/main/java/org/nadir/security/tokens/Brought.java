package org.nadir.security.tokens;

import org.nadir.security.scopes.Grant;

/** What the {@code Authorization} header of a request at another door than {@code /fhir} is, as far as access tokens go. */
public sealed interface Brought {

    /** Nothing that passes for an access token of an issuer whose tokens count. */
    record Nothing() implements Brought {}

    /** An access token that is good at {@code /fhir}. */
    record Good(Grant grant) implements Brought {}

    /** An access token that opens nothing. */
    record Bad() implements Brought {}

    /** An access token whose issuer cannot be asked now. */
    record Undecided() implements Brought {}
}
