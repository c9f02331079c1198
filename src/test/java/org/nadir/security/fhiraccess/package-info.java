/**
 * Who may do what at the FHIR door. Start reading at {@code AccessMatrixIT} with the table of {@code TokenKind}.
 */
@NullMarked
package org.nadir.security.fhiraccess;

import org.jspecify.annotations.NullMarked;
