package org.nadir.toxicity.protocol;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One way the patient can be, given what is known: a value for each known fact, nothing for an unknown one. */
public record World(Map<Fact, FactValue> known) {

    public World {
        Map<Fact, FactValue> copy = new EnumMap<>(Fact.class);
        copy.putAll(known);
        known = Collections.unmodifiableMap(copy);
    }

    public Optional<FactValue> value(Fact fact) {
        return Optional.ofNullable(known.get(fact));
    }

    /** The same world with one fact more. */
    public World with(Fact fact, FactValue value) {
        Map<Fact, FactValue> more = new EnumMap<>(Fact.class);
        more.putAll(known);
        more.put(fact, value);
        return new World(more);
    }
}
