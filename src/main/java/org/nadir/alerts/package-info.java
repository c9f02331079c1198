/**
 * Raises, retracts and mitigates alerts (DetectedIssue) for treated patients, soon after a write and never on its path.
 * May use {@code fhir}, {@code toxicity} and {@code ctcae}, Jackson, Spring, and of HAPI the interceptor annotations and
 * the R4 model. Start reading at {@code AlertDecision} for what is written, and at {@code DueAssessments} for why
 * nothing is lost.
 */
@NullMarked
package org.nadir.alerts;

import org.jspecify.annotations.NullMarked;
