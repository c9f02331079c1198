package org.nadir.toxicity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The facts of a chart at one moment.
 *
 * <p>Where a result only bounds a value, or a lower limit of normal is missing, several worlds are possible; a condition
 * holds only if it holds in all of them.
 */
final class Facts {

    private final Map<Fact, FactValue> certain = new EnumMap<>(Fact.class);
    private final List<Open> open = new ArrayList<>();
    private final Map<Fact, List<Evidence>> evidence = new EnumMap<>(Fact.class);
    private final List<String> shortcomings = new ArrayList<>();

    /** Why several values are possible. */
    enum Doubt {
        /** A result was reported and only bounds the value. */
        BOUNDED,
        /** Only the missing lower limit of normal tells grade 0 from 1. */
        NO_LOWER_LIMIT,
        NOT_MEASURED
    }

    /** Facts of which several values are possible. */
    record Open(Set<Fact> facts, List<Map<Fact, FactValue>> possibilities, Doubt doubt) {

        boolean reported() {
            return doubt != Doubt.NOT_MEASURED;
        }

        boolean concerns(Set<Fact> others) {
            return facts.stream().anyMatch(others::contains);
        }
    }

    void know(Fact fact, FactValue value) {
        certain.put(fact, value);
    }

    void know(Fact fact, boolean value) {
        know(fact, new FactValue.Flag(value));
    }

    void know(Fact fact, int value) {
        know(fact, new FactValue.Number(value));
    }

    void leaveOpen(Open count) {
        open.add(count);
    }

    /** A number that lies between 0 and a bound, because it is not known which results count. */
    void knowAtMost(Fact fact, int most) {
        if (most == 0) {
            know(fact, 0);
            return;
        }
        leaveOpen(new Open(
                Set.of(fact),
                IntStream.rangeClosed(0, most)
                        .mapToObj(number -> Map.<Fact, FactValue>of(fact, new FactValue.Number(number)))
                        .toList(),
                Doubt.NOT_MEASURED));
    }

    void support(Fact fact, Collection<Evidence> because) {
        evidence.computeIfAbsent(fact, any -> new ArrayList<>()).addAll(because);
    }

    /** Notes why something cannot be assessed. */
    void fallShort(String sentence) {
        shortcomings.add(sentence);
    }

    List<String> shortcomings() {
        return List.copyOf(shortcomings);
    }

    /** The evidence behind some facts, each piece once, in the order of the facts. */
    List<Evidence> evidence(Set<Fact> facts) {
        Set<Evidence> found = new LinkedHashSet<>();
        for (Fact fact : Fact.values()) {
            if (facts.contains(fact)) {
                found.addAll(evidence.getOrDefault(fact, List.of()));
            }
        }
        return List.copyOf(found);
    }

    /** The worlds that differ in the facts asked for. */
    List<World> worlds(Set<Fact> facts) {
        return worlds(open.stream().filter(count -> count.concerns(facts)));
    }

    /** The worlds that differ in what was reported; what was not measured is unknown in each of them. */
    List<World> reportedWorlds(Set<Fact> facts) {
        return worlds(open.stream().filter(count -> count.reported() && count.concerns(facts)));
    }

    /** What is certain; every open fact is unknown in it. */
    World certain() {
        return new World(certain);
    }

    private List<World> worlds(Stream<Open> counts) {
        List<World> worlds = List.of(new World(certain));
        for (Open count : counts.toList()) {
            worlds = split(worlds, count);
        }
        return worlds;
    }

    boolean isUnknown(Fact fact) {
        return !certain.containsKey(fact)
                && open.stream().noneMatch(count -> count.reported() && count.concerns(Set.of(fact)));
    }

    /** Whether a result that only bounds its value leaves some of these facts open. */
    boolean isBounded(Set<Fact> facts) {
        return open.stream().anyMatch(count -> count.doubt() == Doubt.BOUNDED && count.concerns(facts));
    }

    private static List<World> split(List<World> worlds, Open count) {
        return worlds.stream()
                .flatMap(world -> count.possibilities().stream().map(possibility -> {
                    Map<Fact, FactValue> known = new EnumMap<>(Fact.class);
                    known.putAll(world.known());
                    known.putAll(possibility);
                    return new World(known);
                }))
                .toList();
    }
}
