package org.nadir.toxicity.protocol;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How far a protocol looks, by name; one that it leaves out leaves the facts that need it unknown. */
public record Windows(Map<Name, Duration> durations) {

    /** What each duration is for. */
    public enum Name {
        /** The age up to which a result counts as current. */
        RESULTS("results", true),
        /** How far apart temperature and neutrophils may lie. */
        FEVER("fever", true),
        /** How long a temperature must last to be sustained; it must last longer. */
        SUSTAINED_FEVER("sustained-fever", true),
        /** How long an ordered transfusion keeps a further one quiet. */
        TRANSFUSION("transfusion", true),
        /** The length of a treatment cycle. */
        CYCLE("cycle", false),
        /** How long before the first dose a blood count is a baseline. */
        BASELINE("baseline", false),
        /** How long neutrophils must stay low to be prolonged neutropenia. */
        PROLONGED_NEUTROPENIA("prolonged-neutropenia", false),
        /** How long hemoglobin must stay low to be chronic anemia. */
        CHRONIC_ANEMIA("chronic-anemia", false),
        /** How long a transfusion may raise hemoglobin or platelets. */
        TRANSFUSION_EFFECT("transfusion-effect", false),
        /** How long G-CSF may raise neutrophils. */
        GCSF_EFFECT("g-csf-effect", false),
        /** How long an overridden card stays away. */
        OVERRIDE("override", false),
        /** How long an overridden card of the indicator info stays away. */
        OVERRIDE_INFO("override-info", false);

        private final String label;
        private final boolean required;

        Name(String label, boolean required) {
            this.label = label;
            this.required = required;
        }

        public String label() {
            return label;
        }

        public boolean isRequired() {
            return required;
        }

        public static Optional<Name> named(String label) {
            return Arrays.stream(values())
                    .filter(name -> name.label.equals(label))
                    .findFirst();
        }
    }

    public Windows {
        durations = Map.copyOf(durations);
    }

    public Optional<Duration> of(Name name) {
        return Optional.ofNullable(durations.get(name));
    }

    public Duration results() {
        return required(Name.RESULTS);
    }

    public Duration fever() {
        return required(Name.FEVER);
    }

    public Duration sustainedFever() {
        return required(Name.SUSTAINED_FEVER);
    }

    public Duration transfusion() {
        return required(Name.TRANSFUSION);
    }

    private Duration required(Name name) {
        return Objects.requireNonNull(durations.get(name), name.label);
    }
}
