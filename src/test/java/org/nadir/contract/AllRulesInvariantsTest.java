package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.toxicity.Recommendation;

/**
 * What must never change the advice, with all rules in play: holds, drafts, symptoms, supportive care, weeks of counts,
 * values that are only bounded, missing limits and results that cannot be used. A failure names the seed.
 */
class AllRulesInvariantsTest {

    private static final int PATIENTS = 200;

    @Test
    void orderOfTheResourcesChangesNeitherTopicsNorWords() {
        everyPatient(seed -> {
            List<JsonNode> record = record(seed);
            List<Recommendation> advice = PatientStory.recommendations(record, drafts(seed));
            Collections.shuffle(record, new Random(seed));

            List<Recommendation> again = PatientStory.recommendations(record, drafts(seed));
            assertThat(topics(again)).isEqualTo(topics(advice));
            assertThat(words(again)).isEqualTo(words(advice));
        });
    }

    @Test
    void idsUnitsAndCopiesOfTheResourcesChangeNoTopic() {
        everyPatient(seed -> {
            List<JsonNode> told = new ArrayList<>();
            for (JsonNode resource : record(seed)) {
                ObjectNode renamed = inSmallerUnits(resource).put("id", "z" + (1000 - told.size()));
                told.add(renamed);
                told.add(renamed.deepCopy());
            }

            assertThat(topics(told, seed)).isEqualTo(topics(record(seed), seed));
        });
    }

    @Test
    void resultsEnteredInErrorChangeNoTopic() {
        everyPatient(seed -> {
            List<JsonNode> told = record(seed);
            for (JsonNode wrong : record(seed + 5000)) {
                if (isResult(wrong)) {
                    told.add(((ObjectNode) wrong)
                            .put("status", "entered-in-error")
                            .put("id", "wrong" + told.size()));
                }
            }

            assertThat(topics(told, seed)).isEqualTo(topics(record(seed), seed));
        });
    }

    @Test
    void laterRevisionOfAResourceWins() {
        everyPatient(seed -> {
            List<JsonNode> told = new ArrayList<>();
            for (JsonNode resource : record(seed)) {
                told.add(revision(resource, 10));
                told.add(isResult(resource) ? lowered(revision(resource, 9)) : revision(resource, 9));
            }
            Collections.shuffle(told, new Random(seed));

            assertThat(topics(told, seed)).isEqualTo(topics(record(seed), seed));
        });
    }

    @Test
    void lowerCountNeverTakesAnInterruptionOrAnEmergencyAway() {
        everyPatient(seed -> {
            List<JsonNode> record = record(seed);
            Map<String, String> advice = topics(record, seed);
            int lower = new Random(seed).nextInt(record.size());
            record.set(lower, lowered(record.get(lower)));
            Map<String, String> then = topics(record, seed);

            assertThat(then).containsAllEntriesOf(emergencies(advice));
            assertThat(then.containsKey("interrupt-treatment") || !advice.containsKey("interrupt-treatment"))
                    .as("interruption after %s", record.get(lower))
                    .isTrue();
        });
    }

    private static void everyPatient(IntConsumer property) {
        assertThat(IntStream.range(0, PATIENTS)).allSatisfy(property::accept);
    }

    private static Map<String, String> emergencies(Map<String, String> advice) {
        Map<String, String> found = new TreeMap<>(advice);
        found.keySet().retainAll(List.of("broad-spectrum-antibiotics", "platelet-transfusion"));
        found.values().removeIf(urgency -> !urgency.equals("stat"));
        return found;
    }

    private static Map<String, String> topics(List<JsonNode> record, int seed) {
        return topics(PatientStory.recommendations(record, drafts(seed)));
    }

    private static Map<String, String> topics(List<Recommendation> recommendations) {
        return new TreeMap<>(PatientStory.topics(recommendations));
    }

    private static List<String> words(List<Recommendation> recommendations) {
        return recommendations.stream()
                .flatMap(found -> IntStream.range(0, found.notes().size() + 1)
                        .mapToObj(
                                at -> at == 0 ? found.wording() : found.notes().get(at - 1)))
                .sorted()
                .toList();
    }

    private static List<JsonNode> drafts(int seed) {
        return Sketches.of(seed).story().drafts();
    }

    /** A patient of whom much is known, made a little less certain. */
    private static List<JsonNode> record(int seed) {
        Random random = new Random(seed);
        List<JsonNode> record = new ArrayList<>();
        for (JsonNode resource : Sketches.of(seed).story().record()) {
            ObjectNode told = (ObjectNode) resource;
            if (isResult(told)) {
                blur(told, random.nextInt(12));
            }
            record.add(told);
        }
        return record;
    }

    private static void blur(ObjectNode result, int how) {
        ObjectNode quantity = (ObjectNode) result.path("valueQuantity");
        switch (how) {
            case 0 -> quantity.put("comparator", "<");
            case 1 -> quantity.put("comparator", ">=");
            case 2, 3, 4 -> result.remove("referenceRange");
            case 5 -> quantity.remove("unit");
            default -> {}
        }
    }

    private static boolean isResult(JsonNode resource) {
        String unit = resource.at("/valueQuantity/unit").asText();
        return unit.equals("10*9/L") || unit.equals("g/dL");
    }

    private static ObjectNode revision(JsonNode resource, int version) {
        ObjectNode revision = resource.deepCopy();
        revision.putObject("meta").put("versionId", Integer.toString(version));
        return revision;
    }

    private static ObjectNode lowered(JsonNode resource) {
        ObjectNode lower = resource.deepCopy();
        if (isResult(lower) && lower.path("valueQuantity") instanceof ObjectNode quantity) {
            BigDecimal least = new BigDecimal(
                    switch (lower.at("/code/coding/0/code").asText()) {
                        case PatientStory.HEMOGLOBIN -> "2.0";
                        case PatientStory.PLATELETS -> "1";
                        default -> "0.01";
                    });
            BigDecimal half = quantity.path("value").decimalValue().multiply(new BigDecimal("0.5"));
            quantity.put("value", half.max(least));
        }
        return lower;
    }

    private static ObjectNode inSmallerUnits(JsonNode resource) {
        ObjectNode converted = resource.deepCopy();
        if (isResult(converted) && converted.path("valueQuantity") instanceof ObjectNode quantity) {
            boolean hemoglobin = quantity.path("unit").asText().equals("g/dL");
            scale(quantity, hemoglobin);
            for (JsonNode range : converted.path("referenceRange")) {
                scale((ObjectNode) range.path("low"), hemoglobin);
            }
            quantity.put("unit", hemoglobin ? "g/L" : "/uL");
        }
        return converted;
    }

    private static void scale(ObjectNode quantity, boolean hemoglobin) {
        quantity.put("value", quantity.path("value").decimalValue().movePointRight(hemoglobin ? 1 : 3));
    }
}
