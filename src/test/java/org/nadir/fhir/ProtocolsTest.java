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
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.protocol.Protocol;

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

    @Test
    void versionInTheAddressIsKept() {
        ObjectNode other = plan("2", "active");
        other.put("version", "0.0.1");
        store(plan("1", "active"));
        store(other);

        assertThat(protocols.find(URL + "|0.0.1").orElseThrow().revision()).isEqualTo("2");
        assertThat(protocols.find(URL + "|9.9")).isEmpty();
    }

    @Test
    void changeOfTheBaseMakesAnotherProtocol() {
        PlanStore store = new PlanStore().put(Shipped.plan()).put(derived());
        Protocols derivedToo = new Protocols(store, clock);
        Protocol before = derivedToo.find("https://example.org/mine").orElseThrow();

        ObjectNode changed = Shipped.plan();
        ((ObjectNode) changed.at("/action/0")).put("title", "Stop it");
        store.put(changed);
        derivedToo.forget();

        Protocol after = derivedToo.find("https://example.org/mine").orElseThrow();
        assertThat(after.rules().getFirst().title()).isEqualTo("Stop it");
        assertThat(after.revision()).isNotEqualTo(before.revision());
    }

    @Test
    void derivedProtocolIsParsedOnce() {
        Protocols derivedToo = new Protocols(new PlanStore().put(Shipped.plan()).put(derived()), clock);
        Protocol first = derivedToo.find("https://example.org/mine").orElseThrow();
        clock.pass(Duration.ofSeconds(3));

        assertThat(derivedToo.find("https://example.org/mine")).containsSame(first);
    }

    @Test
    void derivedProtocolWithoutItsBaseIsRefused() {
        PlanStore store = new PlanStore().put(Shipped.plan()).put(derived());
        Protocols derivedToo = new Protocols(store, clock);
        derivedToo.find("https://example.org/mine");
        store.remove("cemsidomide-hematologic-toxicity");
        derivedToo.forget();

        assertThatThrownBy(() -> derivedToo.find("https://example.org/mine"))
                .isInstanceOf(InvalidProtocolException.class)
                .hasMessageContaining("PlanDefinition.relatedArtifact[0].resource");
    }

    private static Item derived() {
        return Item.of("""
                {"resourceType": "PlanDefinition", "id": "mine", "url": "https://example.org/mine", "version": "1",
                 "status": "active", "relatedArtifact": [{"type": "derived-from", "resource": "%s|%s"}]}""".formatted(URL, Shipped.plan().path("version").asText()));
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
