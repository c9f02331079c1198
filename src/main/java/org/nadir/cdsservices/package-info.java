/**
 * The CDS services we offer: a request comes in, cards go out. May use {@code cdshooks}, {@code fhir}, {@code toxicity}
 * and {@code ctcae}, and {@code outbound} for the caller's FHIR server. Start reading at {@code HematologicToxicityService}.
 */
@NullMarked
package org.nadir.cdsservices;

import org.jspecify.annotations.NullMarked;
