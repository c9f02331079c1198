package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudySubjectsTest {

    private final List<JsonNode> subjects = new ArrayList<>();

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private void subject(String study, String individual, String rest) {
        subjects.add(json("""
                {"resourceType": "ResearchSubject", "id": "s%d", "study": {"reference": "ResearchStudy/%s"},
                 "individual": {"reference": "%s"} %s}""".formatted(subjects.size(), study, individual, rest)));
    }

    private List<JsonNode> answer(String query) {
        return query.startsWith("Patient/")
                ? List.of(json("{\"resourceType\": \"Patient\", \"id\": \"%s\"}".formatted(query.substring(8))))
                : subjects.stream()
                        .filter(subject -> query.endsWith(
                                        subject.at("/individual/reference").asText())
                                || query.endsWith(subject.at("/study/reference").asText()))
                        .toList();
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        new StudySubjects(this::answer, json("{\"resourceType\": \"ResearchStudy\", \"id\": \"one\"}"))
                .each(() -> {}, (patient, arm) -> members.add(patient.path("id").asText() + " " + arm.label()));
        return members;
    }

    @Test
    void theActualArmComesBeforeTheAssignedOne() {
        subject("one", "Patient/a", ", \"actualArm\": \"A\", \"assignedArm\": \"B\"");
        subject("one", "Patient/b", ", \"assignedArm\": \"B\"");
        subject("one", "Patient/c", "");

        assertThat(members()).containsExactly("a A", "b B", "c not recorded");
    }

    @Test
    void aPatientWhoTakesPartTwiceCountsOnce_inTheLaterArm() {
        subject("one", "Patient/a", ", \"actualArm\": \"A\", \"period\": {\"start\": \"2025-01-01\"}");
        subject("one", "Patient/a", ", \"actualArm\": \"B\", \"period\": {\"start\": \"2026-01-01\"}");
        subject("other", "Patient/a", ", \"actualArm\": \"C\", \"period\": {\"start\": \"2026-05-01\"}");

        assertThat(members()).containsExactly("a B");
    }

    @Test
    void aSubjectThatIsNoPatientIsNotCounted() {
        subject("one", "Device/d", "");

        assertThat(members()).isEmpty();
    }
}
