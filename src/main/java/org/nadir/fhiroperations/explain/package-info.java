/**
 * {@code $explain}: a protocol told in plain English, stored or not. May use {@code fhir}, {@code toxicity},
 * {@code ctcae} and HAPI's server. Start reading at {@code ExplainOperation}.
 */
@NullMarked
package org.nadir.fhiroperations.explain;

import org.jspecify.annotations.NullMarked;
