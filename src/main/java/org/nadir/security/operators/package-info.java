/**
 * The door of those who run the server: metrics and health, and where their secrets may come from. May use Spring Security
 * and {@code StatelessChain}. Start reading at {@code OperatorDoor}.
 */
@NullMarked
package org.nadir.security.operators;

import org.jspecify.annotations.NullMarked;
