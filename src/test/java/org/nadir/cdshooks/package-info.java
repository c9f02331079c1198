/**
 * Tests of the CDS Hooks protocol. {@code XTest} runs without a server; {@code XIT} talks to a real one on loopback that
 * runs this room alone. Start reading at {@code CdsHooksIT}.
 */
@NullMarked
package org.nadir.cdshooks;

import org.jspecify.annotations.NullMarked;
