package org.nadir.alerts;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceSource;

/**
 * Deals with one due subject: a patient is reviewed, and a card that was answered mitigates its alert.
 *
 * <p>All writes to a patient's alerts so happen under the patient's turn, and no two of them cross.
 */
final class DueSubjects implements Consumer<String> {

    private static final String PATIENT = "Patient/";

    private final ResourceSource source;
    private final DueAssessments due;
    private final PatientReview review;

    DueSubjects(ResourceSource source, DueAssessments due, PatientReview review) {
        this.source = source;
        this.due = due;
        this.review = review;
    }

    /** {@code Patient/1}, {@code Patient/1#alert} for an answered alert, or {@code DetectedIssue/alert} before that. */
    @Override
    public void accept(String subject) {
        if (!subject.startsWith(PATIENT)) {
            giveTurn(subject);
            return;
        }
        String[] parts = subject.substring(PATIENT.length()).split(DueAssessments.PART_OF, 2);
        if (parts.length == 2) {
            review.mitigate(List.of(parts[1]));
        } else {
            review.review(parts[0]);
        }
    }

    /** Feedback that comes before its alert is found when the alert is raised. */
    private void giveTurn(String answeredAlert) {
        source.fetch(answeredAlert).stream()
                .flatMap(alert -> FhirJson.target(alert.path("patient")).stream())
                .forEach(patient -> due.add(Set.of(
                        patient + DueAssessments.PART_OF + answeredAlert.substring(answeredAlert.indexOf('/') + 1))));
    }
}
