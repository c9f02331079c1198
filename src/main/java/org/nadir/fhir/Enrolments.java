package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The studies that govern a patient's treatment now, read from ResearchSubject and the ResearchStudy it names. */
final class Enrolments {

    /**
     * Enrolled. In observation and follow-up the drug is no longer given, but its effect on the counts and the study's
     * calendar of tests go on.
     */
    private static final Set<String> ON_STUDY =
            Set.of("on-study", "on-study-intervention", "on-study-observation", "follow-up");

    private static final Set<String> NOT_ON_STUDY = Set.of(
            "candidate",
            "potential-candidate",
            "screening",
            "eligible",
            "ineligible",
            "not-registered",
            "pending-on-study",
            "off-study",
            "withdrawn");

    /** Who is in goes on by the protocol although nobody new may come in. */
    private static final Set<String> GOVERNING = Set.of(
            "active",
            "closed-to-accrual",
            "closed-to-accrual-and-intervention",
            "temporarily-closed-to-accrual",
            "temporarily-closed-to-accrual-and-intervention");

    private final Instant now;
    private final Map<String, JsonNode> studies = new LinkedHashMap<>();
    private final Map<String, JsonNode> governing = new LinkedHashMap<>();
    private final List<String> doubts = new ArrayList<>();

    private Enrolments(Instant now) {
        this.now = now;
    }

    static Enrolments read(Collection<JsonNode> resources, Instant now) {
        Enrolments enrolments = new Enrolments(now);
        for (JsonNode resource : resources) {
            if (FhirJson.type(resource).equals("ResearchStudy")) {
                enrolments.studies.put(FhirJson.reference(resource), resource);
            }
        }
        for (JsonNode resource : resources) {
            if (FhirJson.type(resource).equals("ResearchSubject") && enrolments.isOnStudy(resource)) {
                enrolments.study(resource);
            }
        }
        return enrolments;
    }

    /** The studies, each once. */
    List<JsonNode> studies() {
        return List.copyOf(governing.values());
    }

    /** Why it is not certain which studies they are, each sentence naming resource and element. */
    List<String> doubts() {
        return List.copyOf(doubts);
    }

    private boolean isOnStudy(JsonNode subject) {
        String status = subject.path("status").asText("");
        if (!ON_STUDY.contains(status)) {
            if (!NOT_ON_STUDY.contains(status)) {
                doubt(subject, "status", "does not say whether the patient is on study");
            }
            return false;
        }
        return switch (StudyPeriod.covers(subject.path("period"), now)) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> {
                doubt(subject, "period", "cannot be read");
                yield true;
            }
        };
    }

    private void study(JsonNode subject) {
        String reference = FhirJson.target(subject.path("study")).orElse("");
        @Nullable JsonNode study = studies.get(reference);
        if (study == null) {
            doubt(subject, "study", "names no ResearchStudy that can be read");
        } else if (!GOVERNING.contains(study.path("status").asText())) {
            doubt(study, "status", "does not fit %s, who is on study".formatted(FhirJson.reference(subject)));
        } else {
            governing.put(reference, study);
        }
    }

    private void doubt(JsonNode resource, String element, String what) {
        doubts.add("%s.%s %s".formatted(FhirJson.reference(resource), element, what));
    }
}
