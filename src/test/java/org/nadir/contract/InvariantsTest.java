package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must never change the advice, over invented patients; the seed of a failing one stands in the test's name. */
class InvariantsTest {

    private static final int PATIENTS = 60;

    static Stream<Integer> seeds() {
        return IntStream.range(0, PATIENTS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfTheResources(int seed) {
        List<JsonNode> record = patient(seed).record();
        Map<String, String> advice = PatientStory.advice(record);
        List<JsonNode> shuffled = new ArrayList<>(record);

        for (int time = 0; time < 5; time++) {
            Collections.shuffle(shuffled, new Random(seed * 31L + time));
            assertThat(PatientStory.advice(shuffled)).isEqualTo(advice);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void idsOfTheResources(int seed) {
        List<JsonNode> record = patient(seed).record();
        List<JsonNode> renamed = new ArrayList<>();
        for (JsonNode resource : record) {
            renamed.add(((ObjectNode) resource.deepCopy()).put("id", "z" + (1000 - renamed.size())));
        }

        assertThat(PatientStory.advice(renamed)).isEqualTo(PatientStory.advice(record));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void unitsOfTheCounts(int seed) {
        List<JsonNode> record = patient(seed).record();
        List<JsonNode> converted =
                record.stream().map(InvariantsTest::inOtherUnits).toList();

        assertThat(PatientStory.advice(converted)).isEqualTo(PatientStory.advice(record));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void resultsEnteredInError(int seed) {
        List<JsonNode> record = patient(seed).record();
        List<JsonNode> more = new ArrayList<>(record);
        for (JsonNode wrong : patient(seed + 10_000).record()) {
            if (wrong.path("resourceType").asText().equals("Observation")) {
                more.add(((ObjectNode) wrong).put("status", "entered-in-error").put("id", "wrong" + more.size()));
            }
        }

        assertThat(PatientStory.advice(more)).isEqualTo(PatientStory.advice(record));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lowerCountNeverTakesAnUrgentAdviceAway(int seed) {
        List<JsonNode> record = patient(seed).record();
        Map<String, String> advice = PatientStory.advice(record);
        for (int index = 0; index < record.size(); index++) {
            if (isCount(record.get(index))) {
                List<JsonNode> worse = new ArrayList<>(record);
                worse.set(index, lowered(record.get(index)));
                Map<String, String> then = PatientStory.advice(worse);

                for (String topic : List.of(
                        "interrupt-treatment",
                        "broad-spectrum-antibiotics",
                        "rbc-transfusion",
                        "platelet-transfusion")) {
                    assertThat(!advice.containsKey(topic) || then.containsKey(topic))
                            .as("%s with %s", topic, worse.get(index))
                            .isTrue();
                }
            }
        }
    }

    private static PatientStory patient(int seed) {
        Random random = new Random(seed);
        PatientStory story = random.nextInt(4) == 0 ? PatientStory.untreated() : PatientStory.treated();
        List.of("anc", "hb", "plt").forEach(id -> {
            if (random.nextInt(4) > 0) {
                story.without(id);
            }
        });
        counts(story, random, PatientStory.NEUTROPHILS, "10*9/L", 2);
        counts(story, random, PatientStory.HEMOGLOBIN, "g/dL", 12);
        counts(story, random, PatientStory.PLATELETS, "10*9/L", 120);
        for (int reading = random.nextInt(4); reading > 0; reading--) {
            String celsius = BigDecimal.valueOf(375 + random.nextInt(14), 1).toPlainString();
            story.temperature(random.nextBoolean() ? "8310-5" : "8328-7", celsius, "Cel", 30 * (1 + random.nextInt(6)));
        }
        if (random.nextBoolean()) {
            story.and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": " + random.nextBoolean()));
        }
        if (random.nextBoolean()) {
            story.and(Item.condition(PatientStory.DYSPNEA, "active", "confirmed"));
        }
        return story;
    }

    /** Times are drawn from few, so that results of one time occur. */
    private static void counts(PatientStory story, Random random, String loinc, String unit, int scale) {
        for (int count = random.nextInt(4); count > 0; count--) {
            BigDecimal least = new BigDecimal(unit.equals("g/dL") ? "3.0" : "0.1").max(new BigDecimal(scale / 40));
            BigDecimal value = BigDecimal.valueOf(random.nextInt(scale * 10), 1).add(least);
            Item item = Item.lab(loinc, value.toPlainString(), unit).at(Duration.ofHours(random.nextInt(4)));
            story.and(random.nextInt(4) == 0 ? item.status("preliminary") : item);
        }
    }

    private static boolean isCount(JsonNode resource) {
        String unit = resource.at("/valueQuantity/unit").asText();
        return unit.equals("10*9/L") || unit.equals("g/dL");
    }

    private static JsonNode lowered(JsonNode count) {
        ObjectNode lower = count.deepCopy();
        BigDecimal value = lower.at("/valueQuantity/value").decimalValue();
        BigDecimal half = value.divide(BigDecimal.valueOf(2));
        BigDecimal least = new BigDecimal(
                switch (count.at("/code/coding/0/code").asText()) {
                    case PatientStory.HEMOGLOBIN -> "2.0";
                    case PatientStory.PLATELETS -> "1.0";
                    default -> "0.01";
                });
        ((ObjectNode) lower.path("valueQuantity")).put("value", half.max(least));
        return lower;
    }

    private static JsonNode inOtherUnits(JsonNode resource) {
        ObjectNode converted = resource.deepCopy();
        if (converted.path("valueQuantity") instanceof ObjectNode quantity) {
            BigDecimal value = quantity.path("value").decimalValue();
            switch (quantity.path("unit").asText()) {
                case "10*9/L" -> quantity.put("value", value.movePointRight(3)).put("unit", "/uL");
                case "g/dL" -> quantity.put("value", value.movePointRight(1)).put("unit", "g/L");
                case "Cel" ->
                    quantity.put("value", value.multiply(new BigDecimal("1.8")).add(BigDecimal.valueOf(32)))
                            .put("unit", "[degF]");
                default -> {}
            }
        }
        return converted;
    }
}
