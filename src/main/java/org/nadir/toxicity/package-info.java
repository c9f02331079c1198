/**
 * What is known of a patient, the facts drawn from it, the rules of a protocol, and what they advise. May use
 * {@code ctcae} and the JDK; it names no drug and no threshold. Start reading at {@code Assessment}.
 */
@NullMarked
package org.nadir.toxicity;

import org.jspecify.annotations.NullMarked;
