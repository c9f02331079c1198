/**
 * That what the server ships, writes and answers conforms, by HL7's validator and HAPI's, and that no name is typed
 * twice. May use everything. Start reading at {@code FilesAreValidTest}.
 */
@NullMarked
package org.nadir.conformance;

import org.jspecify.annotations.NullMarked;
