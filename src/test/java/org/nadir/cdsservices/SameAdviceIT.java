package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/**
 * Stored patients are hooked twice: with the discovery templates run against {@code /fhir} as a client does, and
 * without prefetch. Both give the same cards, and the topics of the clinical contract.
 */
class SameAdviceIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        order active cemsidomide 75 mcg; anc 0.499 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL  | g-csf interrupt-treatment
        order active cemsidomide 75 mcg; anc 0.999 10*9/L; hb 130 g/L; platelets 200 10*9/L    | g-csf interrupt-treatment
        order active cemsidomide 75 mcg; anc 999 /uL; hb 130 g/L; platelets 200 10*9/L         | g-csf interrupt-treatment
        order active cemsidomide 75 mcg; anc 1.0 10*9/L; hb 130 g/L; platelets 200 10*9/L      | lower-grade-toxicity
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 7.99 g/dL; platelets 200 10*3/uL    | interrupt-treatment rbc-transfusion
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 79.9 g/L; platelets 200 10*3/uL     | interrupt-treatment rbc-transfusion
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 8.0 g/dL; platelets 200 10*3/uL     | lower-grade-toxicity
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 80 g/L; platelets 49.9 10*9/L       | interrupt-treatment
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 13 g/dL; platelets 50 10*3/uL       | lower-grade-toxicity
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 13 g/dL; platelets 20 10*3/uL       | interrupt-treatment
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 13 g/dL; platelets 19.9 10*3/uL     | interrupt-treatment platelet-transfusion
        order active CFT7455 study drug; anc 0.3 10*3/uL; hb 6.5 g/dL; platelets 8 10*3/uL     | g-csf interrupt-treatment platelet-transfusion rbc-transfusion
        order on-hold cemsidomide 75 mcg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL   | g-csf
        order stopped cemsidomide 75 mcg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL   |
        order active lenalidomide 10 mg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL    |
        order active pomalidomide 4 mg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL     |
        order active cemsidomide; anc 3 10*3/uL 48h; anc 0.2 10*3/uL 2h entered-in-error; hb 13 g/dL; platelets 200 10*3/uL |
        order active cemsidomide; anc 3 10*3/uL 2h; anc 0.2 10*3/uL 2h corrected; hb 13 g/dL; platelets 200 10*3/uL | g-csf interrupt-treatment
        order active cemsidomide; anc 0.2 10*3/uL 2h; anc 3 10*3/uL 2h corrected; hb 13 g/dL; platelets 200 10*3/uL |
        order active cemsidomide; order active filgrastim 300 mcg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL | interrupt-treatment
        order active cemsidomide; anc 3 10*3/uL; hb 7.5 g/dL; platelets 200 10*3/uL; transfusion rbc 23h | interrupt-treatment
        order active cemsidomide; anc 3 10*3/uL; hb 7.5 g/dL; platelets 200 10*3/uL; transfusion rbc 25h | interrupt-treatment rbc-transfusion
        order active cemsidomide; anc 3 10*3/uL; hb 13 g/dL; platelets 60 10*3/uL; condition active Epistaxis  | lower-grade-toxicity platelet-transfusion
        order active cemsidomide; anc 3 10*3/uL; hb 13 g/dL; platelets 60 10*3/uL; condition refuted Epistaxis | lower-grade-toxicity
        order active cemsidomide; anc 3 10*3/uL; hb 9.5 g/dL; platelets 200 10*3/uL; condition active Dyspnea  | lower-grade-toxicity rbc-transfusion
        anc 0.9 10*3/uL; temperature 38.3 Cel 4h                                                | broad-spectrum-antibiotics
        anc 0.9 10*3/uL; temperature 100.9 [degF] 4h                                            | repeat-temperature
        anc 0.9 10*3/uL; temperature 101 [degF] 4h                                              | broad-spectrum-antibiotics
        anc 0.9 10*3/uL; axillary 38.9 Cel 4h                                                   |
        anc 0.9 10*3/uL; temperature 38.0 Cel 121min; temperature 38.1 Cel 60min                | broad-spectrum-antibiotics
        anc 0.9 10*3/uL; temperature 38.0 Cel 119min; temperature 38.1 Cel 60min                | repeat-temperature
        order active cemsidomide; anc 350 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL            | not-assessable
        order active cemsidomide; anc 3 unitless; hb 13 g/dL; platelets 200 10*3/uL             | not-assessable
        order active cemsidomide; anc <2 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL             | not-assessable
        order active cemsidomide; anc <0.1 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL           | g-csf interrupt-treatment
        order active cemsidomide; anc 0.3 10*3/uL 960h; hb 13 g/dL; platelets 200 10*3/uL       | not-assessable
        order active cemsidomide; leukocytes 3 10*3/uL; neutrophil% 10 %; hb 13 g/dL; platelets 200 10*3/uL | g-csf interrupt-treatment
        order active cemsidomide; anc 3 10*3/uL; hb 9 g/dL; platelets 200 10*3/uL; form fatigue=yes dyspnea=no | lower-grade-toxicity rbc-transfusion
        order active cemsidomide; anc 3 10*3/uL; hb 9 g/dL; platelets 200 10*3/uL; form fatigue=no dyspnea=no | lower-grade-toxicity
        anc 3 10*3/uL; hb 13 g/dL; platelets 60 10*3/uL; form epistaxis=yes                     | platelet-transfusion
        anc 0.8 10*3/uL; form fever=yes temperature=38.4                                        | broad-spectrum-antibiotics
        """)
    void same_advice_with_and_without_prefetch(String story, @Nullable String topics) {
        String patient = "story-" + UUID.randomUUID();
        StoredStory.store(SERVER, patient, story);

        StoredCall call = new StoredCall(SERVER, patient);
        JsonNode without = call.withoutPrefetch();

        assertThat(StoredCall.topics(without)).isEqualTo(expected(topics));
        assertThat(StoredCall.ids(call.withPrefetch())).isEqualTo(StoredCall.ids(without));
        // With the whole prefetch at hand an unlisted server is never asked; its patient is another one.
        JsonNode elsewhere = call.withPrefetchOf("https://ehr.example.org/fhir");
        assertThat(StoredCall.topics(elsewhere)).isEqualTo(StoredCall.topics(without));
        assertThat(Collections.disjoint(
                        StoredCall.ids(elsewhere).values(),
                        StoredCall.ids(without).values()))
                .isTrue();
    }

    private static Set<String> expected(@Nullable String topics) {
        return topics == null ? Set.of() : new TreeSet<>(Arrays.asList(topics.split(" ")));
    }
}
