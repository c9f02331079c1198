package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceSource;

/** The subjects of a ResearchStudy, by the arm they are in: the actual one, else the assigned one. */
record StudySubjects(ResourceSource resources, JsonNode study) implements Cohort {

    /** A patient who takes part twice counts once, as the subject whose period began last. */
    private static final Comparator<JsonNode> BY_START = Comparator.comparing(
                    (JsonNode subject) -> subject.path("period").path("start").asText())
            .thenComparing(subject -> subject.path("id").asText());

    @Override
    public long size() {
        return resources.count(subjects());
    }

    @Override
    public void each(Runnable turn, BiConsumer<JsonNode, Arm> reader) {
        resources.each(subjects(), subject -> {
            turn.run();
            patient(subject).forEach(patient -> reader.accept(patient, arm(subject)));
        });
    }

    @Override
    public String description() {
        return FhirJson.reference(study);
    }

    private String subjects() {
        return "ResearchSubject?study=" + description();
    }

    private List<JsonNode> patient(JsonNode subject) {
        return FhirJson.target(subject.path("individual"))
                .filter(patient -> patient.startsWith("Patient/"))
                .filter(patient -> counts(subject, patient))
                .map(resources::fetch)
                .orElse(List.of());
    }

    private boolean counts(JsonNode subject, String patient) {
        return resources.fetch("ResearchSubject?individual=" + patient).stream()
                .filter(other -> FhirJson.target(other.path("study"))
                        .filter(description()::equals)
                        .isPresent())
                .max(BY_START)
                .filter(last -> Objects.equals(last.path("id"), subject.path("id")))
                .isPresent();
    }

    private static Arm arm(JsonNode subject) {
        Optional<Arm> named = FhirJson.text(subject, "actualArm")
                .or(() -> FhirJson.text(subject, "assignedArm"))
                .map(Arm.Named::new);
        return named.orElse(Arm.Special.NOT_RECORDED);
    }
}
