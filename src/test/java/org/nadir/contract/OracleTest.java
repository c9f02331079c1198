package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.toxicity.protocol.Protocol;

/** The shipped protocol and the contract's table, written twice, agree on patients of whom everything is known. */
class OracleTest {

    private static final int PATIENTS = 1600;

    /** The rule for a first dose without counts needs a patient of whom not everything is known. */
    private static final int TOPICS = 14;

    @Test
    void protocolAdvisesWhatTheTableSays() {
        assertThat(IntStream.range(0, PATIENTS)).allSatisfy(seed -> {
            Sketch sketch = Sketches.of(seed);

            assertThat(advice(sketch)).as("seed %d: %s", seed, sketch).isEqualTo(Oracle.advice(sketch));
        });
    }

    @Test
    void patientsMeetEveryOtherTopicAndOftenEnough() {
        Map<String, Integer> met = new HashMap<>();
        IntStream.range(0, PATIENTS).forEach(seed -> Oracle.advice(Sketches.of(seed))
                .forEach((topic, any) -> met.merge(topic, 1, Integer::sum)));

        assertThat(met).hasSize(TOPICS);
        assertThat(met.values()).allMatch(times -> times >= 20);
    }

    private static Map<String, String> advice(Sketch sketch) {
        Protocol protocol = sketch.ctcae() == 6 ? Shipped.CTCAE_6 : Shipped.CTCAE_5;
        String event = sketch.encounterStart() ? "encounter-start" : "patient-view";
        return new TreeMap<>(sketch.story().advice(protocol, event));
    }
}
