/**
 * Tests of {@code $treatment-course}. May use whatever the tested room uses, the stories of {@code contract} and the running
 * server. Start reading at {@code CourseReaderTest}.
 */
@NullMarked
package org.nadir.fhiroperations.course;

import org.jspecify.annotations.NullMarked;
