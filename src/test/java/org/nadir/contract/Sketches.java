package org.nadir.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.nadir.contract.Sketch.Count;
import org.nadir.contract.Sketch.Line;
import org.nadir.contract.Sketch.Order;
import org.nadir.contract.Sketch.Ordered;
import org.nadir.contract.Sketch.Reading;
import org.nadir.contract.Sketch.Signs;
import org.nadir.contract.Sketch.Support;

/** Invents patients; the same seed gives the same one. Values lie on both sides of each limit and on it. */
final class Sketches {

    private static final List<String> NEUTROPHILS = List.of(
            "0.05", "0.1", "0.3", "0.49", "0.5", "0.75", "0.99", "1.0", "1.2", "1.49", "1.5", "1.7", "2.0", "4.0");
    private static final List<String> HEMOGLOBIN =
            List.of("6.1", "6.9", "7.0", "7.9", "8.0", "9.0", "9.9", "10.0", "11.9", "12.0", "13.5");
    private static final List<String> PLATELETS =
            List.of("5", "9.9", "10", "19", "20", "24", "25", "40", "49", "50", "60", "74", "75", "120", "150", "250");
    private static final List<String> TEMPERATURES = List.of("36.8", "37.9", "38.0", "38.1", "38.2", "38.3", "39.0");

    private final Random random;

    private Sketches(long seed) {
        this.random = new Random(seed);
    }

    static Sketch of(long seed) {
        return new Sketches(seed).sketch();
    }

    private Sketch sketch() {
        @Nullable
        Order order = chance(4) ? null : order(pick(List.of("active", "active", "on-hold", "on-hold", "stopped")));
        @Nullable Order earlier = order != null && chance(3) ? earlier(order) : null;
        return new Sketch(
                chance(3) ? 6 : 5,
                new BigDecimal(pick(List.of("1.8", "1.2"))),
                counts(),
                readings(),
                earlier,
                order,
                chance(5),
                new Support(ordered(), ordered(), ordered(), ordered(), ordered(), ordered(), ordered()),
                new Signs(chance(3), chance(4), chance(4), chance(2)),
                chance(6),
                chance(2));
    }

    private Order order(String status) {
        int cycle = chance(4) ? 1 + random.nextInt(4) : 0;
        return new Order(
                status, pick(List.of(3, 12, 20, 33, 40, 60, 90)), chance(2), cycle, pick(List.of(50, 75, 100)));
    }

    private Order earlier(Order order) {
        int cycle = chance(4) ? 1 + random.nextInt(2) : 0;
        return new Order(
                "stopped", order.daysAgo() + pick(List.of(5, 19, 41)), chance(2), cycle, pick(List.of(50, 75, 100)));
    }

    /** A course of some weeks that drifts, so that states last and come again. */
    private List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        int last = chance(2) ? 0 : pick(List.of(2, 3, 4, 5, 7, 8, 9, 20, 27)) * 24;
        for (Line line : Line.values()) {
            List<String> values = values(line);
            int at = chance(2) ? random.nextInt(values.size()) : values.size() - 1 - random.nextInt(7);
            int hours = last + 1 + random.nextInt(12) + (chance(4) ? random.nextInt(27 * 24 + 1 - last) : 0);
            for (int left = 1 + random.nextInt(6); left > 0; left--) {
                counts.add(new Count(line, new BigDecimal(values.get(at)), hours, chance(8)));
                at = chance(3)
                        ? random.nextInt(values.size())
                        : Math.clamp(at + random.nextInt(5) - 2, 0, values.size() - 1);
                hours += 5 + 24 * random.nextInt(15);
            }
        }
        return List.copyOf(counts);
    }

    private static List<String> values(Line line) {
        return switch (line) {
            case NEUTROPHILS -> NEUTROPHILS;
            case HEMOGLOBIN -> HEMOGLOBIN;
            case PLATELETS -> PLATELETS;
        };
    }

    private List<Reading> readings() {
        return random.ints(5, 5 * 60)
                .map(minutes -> chance(5) ? minutes + 60 * 24 * 9 : minutes)
                .distinct()
                .limit(random.nextInt(5))
                .mapToObj(minutes -> new Reading(new BigDecimal(pick(TEMPERATURES)), minutes, random.nextInt(4) > 0))
                .toList();
    }

    private Ordered ordered() {
        return chance(2) ? Ordered.NOT : pick(List.of(Ordered.values()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
