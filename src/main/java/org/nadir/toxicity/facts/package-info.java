/**
 * Draws the facts that rules ask about from a chart, each with its evidence and with what it leaves open. May use
 * {@code ctcae}, {@code datatype}, {@code chart} and {@code protocol}; it applies no rule. Start reading at
 * {@code Facts}.
 */
@NullMarked
package org.nadir.toxicity.facts;

import org.jspecify.annotations.NullMarked;
