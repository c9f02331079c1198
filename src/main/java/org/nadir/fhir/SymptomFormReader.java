package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.chart.Temperature.Route;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * Reads QuestionnaireResponses to the symptom form: "no" is absent, a question without an answer says nothing.
 *
 * <p>Answers are found by linkId wherever they stand, so that a client may leave out the groups of the form.
 */
final class SymptomFormReader {

    /** An answer that is still being given, was given up or was taken back is none. */
    private static final Set<String> ANSWERED = Set.of("completed", "amended");

    /** The code of the null flavours for a place that is not listed: not the mouth, then. */
    private static final String ELSEWHERE = "OTH";

    private final Instant now;

    SymptomFormReader(Instant now) {
        this.now = now;
    }

    /** What the response says; nothing when it answers another form or is not finished. */
    List<Reading> read(JsonNode response) {
        if (!SymptomForm.isAnsweredBy(response)
                || !ANSWERED.contains(response.path("status").asText())) {
            return List.of();
        }
        ResourceVersion source = FhirJson.version(response);
        @Nullable ClinicalTime authored = FhirTime.read(response, "authored").orElse(null);
        try {
            return new Answers(placed(authored, "authored"), source).read(response);
        } catch (UnusableException unusable) {
            return List.of(refused("symptom questionnaire", authored, unusable.refusal(), source));
        }
    }

    private ClinicalTime placed(@Nullable ClinicalTime time, String element) throws UnusableException {
        if (time == null) {
            throw new UnusableException(NotGradableReason.NO_TIME, element + " is missing or not given to the day");
        }
        if (FhirTime.isFuture(time, now)) {
            throw new UnusableException(NotGradableReason.FUTURE, element + " lies in the future");
        }
        return time;
    }

    private static Reading refused(
            String label, @Nullable ClinicalTime time, RefusedResult.Refusal refusal, ResourceVersion source) {
        return new Reading.Refused(new RefusedResult(label, null, time, refusal, source));
    }

    /** The answers of one response. */
    private final class Answers {

        private final ClinicalTime authored;
        private final ResourceVersion source;
        private final List<Reading> readings = new ArrayList<>();

        private Answers(ClinicalTime authored, ResourceVersion source) {
            this.authored = authored;
            this.source = source;
        }

        private List<Reading> read(JsonNode response) {
            items(response);
            if (readings.stream().anyMatch(Reading.Symptom.class::isInstance)) {
                readings.add(new Reading.SymptomAssessment(authored, source));
            }
            return readings;
        }

        private void items(JsonNode parent) {
            temperature(parent);
            for (JsonNode item : parent.path("item")) {
                String linkId = item.path("linkId").asText();
                SymptomForm.symptom(linkId).ifPresent(symptom -> symptom(item, linkId, symptom));
                items(item);
                item.path("answer").forEach(this::items);
            }
        }

        private void symptom(JsonNode item, String linkId, Concept symptom) {
            for (JsonNode answer : item.path("answer")) {
                if (answer.path("valueBoolean").isBoolean()) {
                    boolean present = answer.path("valueBoolean").booleanValue();
                    readings.add(new Reading.Symptom(new Finding(symptom, present, authored, source)));
                } else if (hasValue(answer)) {
                    readings.add(refused(
                            symptom.label(),
                            authored,
                            NotGradableReason.NO_VALUE.refusal("the answer to %s is not a boolean".formatted(linkId)),
                            source));
                }
            }
        }

        /** A reading, its time and its site stand side by side in one group. */
        private void temperature(JsonNode group) {
            List<JsonNode> values = answers(group, SymptomForm.READING_VALUE);
            if (values.isEmpty()) {
                return;
            }
            try {
                if (values.size() > 1) {
                    throw new UnusableException(
                            NotGradableReason.NO_VALUE,
                            SymptomForm.READING_VALUE + " is answered more than once in one group");
                }
                readings.add(new Reading.BodyTemperature(
                        new Temperature(celsius(values.getFirst()), site(group), taken(group), source)));
            } catch (UnusableException unusable) {
                readings.add(refused("temperature", authored, unusable.refusal(), source));
            }
        }

        private ClinicalTime taken(JsonNode group) throws UnusableException {
            List<JsonNode> times = answers(group, SymptomForm.READING_TIME);
            return times.isEmpty()
                    ? authored
                    : placed(FhirTime.read(times.getFirst(), "valueDateTime").orElse(null), SymptomForm.READING_TIME);
        }
    }

    private static BigDecimal celsius(JsonNode answer) throws UnusableException {
        try {
            return TemperatureReader.celsius(answer);
        } catch (UnusableException unusable) {
            throw new UnusableException(
                    unusable.reason(), "%s: %s".formatted(SymptomForm.READING_VALUE, unusable.explanation()));
        }
    }

    private static Route site(JsonNode group) {
        List<JsonNode> sites = answers(group, SymptomForm.READING_SITE);
        if (sites.isEmpty()) {
            return Route.UNKNOWN;
        }
        JsonNode coding = sites.getFirst().path("valueCoding");
        String code = coding.path("code").asText();
        return code.equals(ELSEWHERE)
                ? Route.OTHER
                : TemperatureReader.route(new Concept(
                        List.of(new Concept.Code(FhirJson.system(coding), code)),
                        FhirJson.text(coding, "display").stream().toList()));
    }

    /** The answers with a value to the question of that linkId among the items of a group. */
    private static List<JsonNode> answers(JsonNode group, String linkId) {
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode item : group.path("item")) {
            if (item.path("linkId").asText().equals(linkId)) {
                item.path("answer").forEach(answers::add);
            }
        }
        answers.removeIf(answer -> !hasValue(answer));
        return answers;
    }

    private static boolean hasValue(JsonNode answer) {
        return answer.properties().stream().anyMatch(element -> element.getKey().startsWith("value"));
    }
}
