package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.Protocol;

/** Which stored protocol is used, and how soon a change of it is seen. */
class ProtocolsTest {

    private static final String URL =
            "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";

    private final List<JsonNode> plans = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Hand clock = new Hand();
    private final Protocols protocols = new Protocols(
            query -> {
                asked.add(query);
                return List.copyOf(plans);
            },
            clock);

    @Test
    void unknownProtocolIsNone() {
        assertThat(protocols.find(URL)).isEmpty();
    }

    @Test
    void protocolIsReadOnceWhileItIsFresh() {
        store(plan("1", "active"));

        Protocol first = protocols.find(URL).orElseThrow();
        clock.pass(Duration.ofSeconds(1));

        assertThat(protocols.find(URL)).containsSame(first);
        assertThat(asked).containsExactly("PlanDefinition?url=" + URL);
    }

    @Test
    void unchangedProtocolIsParsedOnce() {
        store(plan("1", "active"));

        Protocol first = protocols.find(URL).orElseThrow();
        clock.pass(Duration.ofSeconds(3));

        assertThat(protocols.find(URL)).containsSame(first);
        assertThat(asked).hasSize(2);
    }

    @Test
    void changeOnAnotherNodeIsSeenAfterTwoSeconds() {
        store(plan("1", "active"));
        protocols.find(URL);
        plans.clear();
        store(plan("2", "active"));
        clock.pass(Duration.ofSeconds(2));

        assertThat(protocols.find(URL).orElseThrow().revision()).isEqualTo("2");
    }

    @Test
    void changeOnThisNodeIsSeenAtOnce() {
        store(plan("1", "active"));
        protocols.find(URL);
        plans.clear();
        store(plan("2", "active"));
        protocols.forget();

        assertThat(protocols.find(URL).orElseThrow().revision()).isEqualTo("2");
    }

    @Test
    void activeProtocolWinsOverADraftThatIsYounger() {
        store(plan("1", "active"));
        store(plan("2", "draft"));

        assertThat(protocols.find(URL).orElseThrow().revision()).isEqualTo("1");
    }

    @Test
    void ofTwoActiveOnesTheOneChangedLastIsUsed() {
        store(plan("2", "active"));
        store(plan("1", "active"));

        assertThat(protocols.find(URL).orElseThrow().revision()).isEqualTo("2");
    }

    @Test
    void brokenProtocolIsRefusedAndNotKept() {
        ObjectNode broken = plan("1", "active");
        broken.remove("useContext");
        store(broken);

        assertThatThrownBy(() -> protocols.find(URL)).isInstanceOf(InvalidProtocolException.class);

        plans.clear();
        store(plan("2", "active"));
        assertThat(protocols.find(URL)).isPresent();
    }

    private void store(ObjectNode plan) {
        plans.add(plan);
    }

    private static ObjectNode plan(String version, String status) {
        ObjectNode plan = Shipped.plan();
        plan.put("status", status)
                .putObject("meta")
                .put("versionId", version)
                .put("lastUpdated", "2026-11-20T1%s:00:00.000+00:00".formatted(version));
        return plan;
    }

    /** A clock moved by hand. */
    private static final class Hand extends Clock {

        private Instant now = PatientStory.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
