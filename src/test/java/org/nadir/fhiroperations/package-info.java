/**
 * Tests of {@code fhiroperations}, over HTTP. May use the running server, Jackson, JUnit and AssertJ. Start reading at
 * {@code CtcaeGradeIT}.
 */
@NullMarked
package org.nadir.fhiroperations;

import org.jspecify.annotations.NullMarked;
