/**
 * The FHIR operations we offer beyond HAPI's own. May use {@code fhir}, {@code toxicity}, {@code ctcae} and HAPI's
 * server. Start reading at {@code CtcaeGradeOperation}.
 */
@NullMarked
package org.nadir.fhiroperations;

import org.jspecify.annotations.NullMarked;
