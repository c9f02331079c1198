/**
 * What entries of a record and rules of a protocol have in common: a concept, a time, a dose, the version of a source.
 * May use the JDK alone. Start reading at {@code ClinicalTime}.
 */
@NullMarked
package org.nadir.toxicity.datatype;

import org.jspecify.annotations.NullMarked;
