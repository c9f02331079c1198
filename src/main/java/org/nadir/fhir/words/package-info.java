/**
 * Says a FHIRPath expression over facts and variables in plain English, and in FHIRPath again part by part. May use
 * {@code toxicity.protocol}, and HAPI's structures and FHIRPath. Start reading at {@code Term}, then at
 * {@code TermWords}.
 */
@NullMarked
package org.nadir.fhir.words;

import org.jspecify.annotations.NullMarked;
