package org.nadir.cdsservices;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.OwnRecordAccess;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.Vocabularies;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundProperties;
import org.nadir.toxicity.Assessment;

/** The services as they stand after a first call: protocol and definitions are known, the patient's store is a fake. */
final class Clinic {

    static final CallOrigin ORIGIN = new CallOrigin(URI.create("http://localhost:8080"));

    /** It lets nothing private be called. */
    static final OutboundGate GATE = new OutboundGate(OutboundProperties.listing());

    private static final String CANONICAL = "https://nadir-cds.github.io/fhir/";
    private static final String PROTOCOL = CANONICAL + "PlanDefinition/cemsidomide-hematologic-toxicity";
    private static final List<String> ACTIVITIES = List.of(
            "order-filgrastim",
            "order-pegfilgrastim",
            "order-rbc-transfusion",
            "order-platelet-transfusion",
            "order-cbc");

    private final FakeStore store = new FakeStore();
    private final FakeStore definitions = new FakeStore();
    private final Protocols protocols = new Protocols(definitions, PatientStory.CLOCK);
    private final CdsServicesProperties properties;
    private OwnRecordAccess access = OwnRecordAccess.open();

    Clinic(String... allowedServers) {
        this.properties = properties(null, allowedServers);
        definitions.answer("PlanDefinition?url=" + PROTOCOL, Shipped.plan());
        ACTIVITIES.forEach(name -> definitions.answer(
                "ActivityDefinition?url=%sActivityDefinition/%s".formatted(CANONICAL, name), Shipped.activity(name)));
        protocols.find(PROTOCOL);
        ACTIVITIES.forEach(name -> protocols.activity(CANONICAL + "ActivityDefinition/" + name));
        definitions.breaksDown();
    }

    static CdsServicesProperties properties(@Nullable URI publicBase, String... allowedServers) {
        return new CdsServicesProperties(
                PROTOCOL,
                publicBase,
                new CdsServicesProperties.Cds(
                        Arrays.stream(allowedServers).map(URI::create).toList(), Duration.ofSeconds(20), 1_000_000));
    }

    /** From now on the own store is open to calls as this says. */
    Clinic opening(OwnRecordAccess to) {
        access = to;
        return this;
    }

    /** The own store, in which patients may be. */
    FakeStore store() {
        return store;
    }

    List<Card> cards(Call call) {
        var request = call.request();
        return new CdsServicesConfiguration.ToxicityServices(
                        new RecordGatherer(new FhirServers(store, properties, GATE, access)),
                        new ProtocolChoice(protocols, PROTOCOL, Set.of()),
                        new Assessment(Vocabularies.shipped()),
                        code -> {},
                        PatientStory.CLOCK)
                .at(request.hook())
                .call(request, ORIGIN)
                .cards();
    }

    List<Card> cards(PatientStory story) {
        return cards(Call.of(story));
    }

    /** The card of a topic. */
    Card card(String topic, Call call) {
        return cards(call).stream()
                .filter(card -> topic(card).equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no card " + topic));
    }

    Card card(String topic, PatientStory story) {
        return card(topic, Call.of(story));
    }

    /** A card that must be about something, else the test is wrong. */
    static String topic(Card card) {
        var topic = card.source().topic();
        return topic == null ? "" : topic.code();
    }

    static Item foreign(Item item) {
        return item.put("subject", "{\"reference\": \"Patient/p2\"}");
    }
}
