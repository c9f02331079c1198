package org.nadir.toxicity.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nadir.ctcae.Ctcae;
import org.nadir.toxicity.chart.CountHistory;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Vocabulary;
import org.nadir.toxicity.protocol.World;

/**
 * The facts of a chart at one moment.
 *
 * <p>Where a result only bounds a value, or a lower limit of normal is missing, several worlds are possible; a condition
 * holds only if it holds in all of them.
 */
public final class Facts {

    private final Map<Fact, FactValue> certain = new EnumMap<>(Fact.class);
    private final List<Open> open = new ArrayList<>();
    private final Map<Fact, List<Evidence>> evidence = new EnumMap<>(Fact.class);
    private final List<String> shortcomings = new ArrayList<>();

    private Facts() {}

    /** The facts of a chart, drawn once for all rules and before any is asked. */
    public static Facts of(PatientChart chart, Protocol protocol, Vocabulary vocabulary, Instant now) {
        Facts facts = new Facts();
        CountHistory history = CountHistory.of(chart);
        TreatmentCourse course = TreatmentCourse.of(chart, protocol);
        Influences influences = new Influences(chart, vocabulary, protocol.windows());
        new CountFacts(protocol, influences, now)
                .addTo(facts, history, chart.refused())
                .ifPresent(neutrophils -> new FeverFacts(protocol.windows()).addTo(facts, chart, neutrophils));
        CountEvidence evidence = new CountEvidence(Ctcae.of(protocol.ctcaeVersion()), influences);
        new TrendFacts(protocol, evidence, now).addTo(facts, history, course);
        new EpisodeFacts(protocol, evidence).addTo(facts, history, course);
        new OrderFacts(protocol, vocabulary, now).addTo(facts, chart);
        new FindingFacts(vocabulary, protocol.windows(), now).addTo(facts, chart);
        new MonitoringFacts(protocol, vocabulary, evidence, now).addTo(facts, chart, history, course);
        return facts;
    }

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

        Stream<FactValue> valuesOf(Fact fact) {
            return possibilities.stream().flatMap(possibility -> Stream.ofNullable(possibility.get(fact)));
        }

        String why() {
            return switch (doubt) {
                case BOUNDED -> "a result only bounds the value";
                case NO_LOWER_LIMIT -> "no lower limit of normal is given";
                case NOT_MEASURED -> "it was not measured";
            };
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

    public void know(Fact fact, int value) {
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
    public void fallShort(String sentence) {
        shortcomings.add(sentence);
    }

    public List<String> shortcomings() {
        return List.copyOf(shortcomings);
    }

    /** The evidence behind some facts, each piece once, in the order of the facts. */
    public List<Evidence> evidence(Set<Fact> facts) {
        Set<Evidence> found = new LinkedHashSet<>();
        for (Fact fact : Fact.values()) {
            if (facts.contains(fact)) {
                found.addAll(evidence.getOrDefault(fact, List.of()));
            }
        }
        return List.copyOf(found);
    }

    /** The worlds that differ in the facts asked for. */
    public List<World> worlds(Set<Fact> facts) {
        return worlds(open.stream().filter(count -> count.concerns(facts)));
    }

    /** The worlds that differ in what was reported; what was not measured is unknown in each of them. */
    public List<World> reportedWorlds(Set<Fact> facts) {
        return worlds(open.stream().filter(count -> count.reported() && count.concerns(facts)));
    }

    /** What is certain; every open fact is unknown in it. */
    public World certain() {
        return new World(certain);
    }

    private List<World> worlds(Stream<Open> counts) {
        List<World> worlds = List.of(new World(certain));
        for (Open count : counts.toList()) {
            worlds = split(worlds, count);
        }
        return worlds;
    }

    public boolean isUnknown(Fact fact) {
        return !certain.containsKey(fact)
                && open.stream().noneMatch(count -> count.reported() && count.concerns(Set.of(fact)));
    }

    /** What is known of a fact, with the reason where it is not one value. */
    public FactState state(Fact fact) {
        List<Open> concerned =
                open.stream().filter(count -> count.concerns(Set.of(fact))).toList();
        List<FactValue> values = Stream.concat(
                        Stream.ofNullable(certain.get(fact)), concerned.stream().flatMap(count -> count.valuesOf(fact)))
                .distinct()
                .toList();
        if (values.size() == 1) {
            return new FactState.Known(values.getFirst());
        }
        return concerned.stream()
                .filter(Open::reported)
                .findFirst()
                .<FactState>map(count -> new FactState.Several(values, count.why()))
                .orElseGet(() -> new FactState.Unknown(MissingFact.why(fact)));
    }

    /** Whether a result that only bounds its value leaves some of these facts open. */
    public boolean isBounded(Set<Fact> facts) {
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
