package org.nadir.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A patient in plain numbers, of whom everything is known: what {@link Oracle} reads, and what is told to the server as
 * FHIR JSON.
 *
 * @param earlier an order for the study drug that ended when the present one began; null for none
 * @param order the latest order for the study drug on record; null for none
 * @param refused whether a result of yesterday cannot be used
 */
record Sketch(
        int ctcae,
        BigDecimal neutrophilLimit,
        List<Count> counts,
        List<Reading> readings,
        @Nullable Order earlier,
        @Nullable Order order,
        boolean draftInHand,
        Support support,
        Signs signs,
        boolean refused,
        boolean encounterStart) {

    static final BigDecimal HEMOGLOBIN_LIMIT = new BigDecimal("12.0");
    static final BigDecimal PLATELET_LIMIT = new BigDecimal("150");

    /** One of the three lines. */
    enum Line {
        NEUTROPHILS(PatientStory.NEUTROPHILS, "10*9/L"),
        HEMOGLOBIN(PatientStory.HEMOGLOBIN, "g/dL"),
        PLATELETS(PatientStory.PLATELETS, "10*9/L");

        private final String loinc;
        private final String unit;

        Line(String loinc, String unit) {
            this.loinc = loinc;
            this.unit = unit;
        }
    }

    record Count(Line line, BigDecimal value, int hoursAgo, boolean preliminary) {}

    record Reading(BigDecimal celsius, int minutesAgo, boolean oral) {}

    /**
     * An order for the study drug.
     *
     * @param dosageStart whether the order says when it starts, a week after it was written
     * @param cycle as the order states it, 0 for not at all
     */
    record Order(String status, int daysAgo, boolean dosageStart, int cycle, int micrograms) {}

    /** Where an order for supportive care stands. */
    enum Ordered {
        NOT,
        ACTIVE,
        IN_HAND,
        LONG_AGO
    }

    record Support(
            Ordered gcsf,
            Ordered esa,
            Ordered prophylaxis,
            Ordered antibiotics,
            Ordered redCells,
            Ordered platelets,
            Ordered bloodCount) {}

    /** Symptoms are asked for today or some days ago; each is present or absent. */
    record Signs(boolean anemia, boolean bleeding, boolean thrombosis, boolean askedToday) {}

    BigDecimal limit(Line line) {
        return switch (line) {
            case NEUTROPHILS -> neutrophilLimit;
            case HEMOGLOBIN -> HEMOGLOBIN_LIMIT;
            case PLATELETS -> PLATELET_LIMIT;
        };
    }

    PatientStory story() {
        PatientStory story =
                PatientStory.untreated().without("anc").without("hb").without("plt");
        counts.forEach(count -> story.and(item(count)));
        readings.forEach(reading -> story.temperature(
                reading.oral() ? "8331-1" : "8328-7", reading.celsius().toPlainString(), "Cel", reading.minutesAgo()));
        tellOrders(story);
        tellSupport(story);
        tellSigns(story);
        if (refused) {
            story.and(Item.lab(PatientStory.PLATELETS, "120", "furlongs").at(Duration.ofHours(20)));
        }
        return story;
    }

    private Item item(Count count) {
        Item item = Item.lab(count.line().loinc, count.value().toPlainString(), count.line().unit)
                .lowerLimit(limit(count.line()).toPlainString())
                .at(Duration.ofHours(count.hoursAgo()));
        return count.preliminary() ? item.status("preliminary") : item;
    }

    private void tellOrders(PatientStory story) {
        if (earlier != null) {
            story.and(item(earlier));
        }
        if (order != null) {
            story.and(item(order));
        }
        if (draftInHand) {
            story.inHand(Item.order("cemsidomide", "draft").at(Duration.ofMinutes(1)));
        }
    }

    private static Item item(Order order) {
        Item item = Item.order("cemsidomide 25 mcg capsule", order.status())
                .at(Duration.ofDays(order.daysAgo() + (order.dosageStart() ? 7 : 0)))
                .dosage(
                        Integer.toString(order.micrograms()),
                        "ug",
                        order.dosageStart()
                                ? PatientStory.NOW
                                        .minus(Duration.ofDays(order.daysAgo()))
                                        .toString()
                                : "");
        return order.cycle() > 0 ? item.cycle(order.cycle()) : item;
    }

    private void tellSupport(PatientStory story) {
        tell(story, support.gcsf(), status -> Item.order("filgrastim", status));
        tell(story, support.esa(), status -> Item.order("epoetin alfa", status));
        tell(story, support.prophylaxis(), status -> Item.order("levofloxacin", status));
        tell(story, support.antibiotics(), status -> Item.order("cefepime", status));
        tell(story, support.redCells(), status -> Item.service(PatientStory.RED_CELLS, status));
        tell(story, support.platelets(), status -> Item.service(PatientStory.PLATELET_TRANSFUSION, status));
        tell(story, support.bloodCount(), status -> Item.laboratoryOrder("58410-2", status));
    }

    private static void tell(PatientStory story, Ordered ordered, Function<String, Item> withStatus) {
        switch (ordered) {
            case NOT -> {}
            case ACTIVE -> story.and(withStatus.apply("active").at(Duration.ofMinutes(10)));
            case IN_HAND -> story.inHand(withStatus.apply("draft").at(Duration.ofMinutes(1)));
            case LONG_AGO -> story.and(withStatus.apply("completed").at(Duration.ofDays(10)));
        }
    }

    private void tellSigns(PatientStory story) {
        Duration asked = signs.askedToday() ? Duration.ofMinutes(30) : Duration.ofDays(3);
        story.and(Item.symptom(PatientStory.DYSPNEA, "\"valueBoolean\": " + signs.anemia())
                .at(asked));
        story.and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": " + signs.bleeding())
                .at(asked));
        if (signs.thrombosis()) {
            story.and(Item.condition("128053003", "active", "confirmed"));
        }
    }
}
