/**
 * {@code $treatment-course}: what is known of a patient's treatment, as the rules see it, for pictures of the course. May use
 * {@code fhir}, {@code toxicity}, {@code ctcae} and HAPI's server. Start reading at {@code TreatmentCourseOperation}.
 */
@NullMarked
package org.nadir.fhiroperations.course;

import org.jspecify.annotations.NullMarked;
