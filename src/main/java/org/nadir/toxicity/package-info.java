/**
 * Asks the rules of a protocol about a chart and says what they advise. May use {@code ctcae} and the JDK, and its
 * subpackages as drawn, each what is above it; it names no drug and no threshold. Start reading at
 * {@code Assessment}.
 *
 * <pre>
 *          datatype
 *          ^      ^
 *       chart    protocol
 *          ^      ^
 *           facts
 *             ^
 *       Assessment
 * </pre>
 */
@NullMarked
package org.nadir.toxicity;

import org.jspecify.annotations.NullMarked;
