/**
 * What a protocol asks and says: its rules, the facts they look at, its windows, and the words it looks for. May use
 * {@code ctcae} and {@code datatype}; it knows no patient. Start reading at {@code Protocol}, then at {@code Rule}.
 */
@NullMarked
package org.nadir.toxicity.protocol;

import org.jspecify.annotations.NullMarked;
