package org.nadir.cdsservices;

import java.time.Clock;
import org.nadir.cdshooks.CdsService;
import org.nadir.cdshooks.FeedbackAccess;
import org.nadir.cdshooks.FeedbackStore;
import org.nadir.cdshooks.OwnRecordAccess;
import org.nadir.cdsservices.memory.CardMemory;
import org.nadir.cdsservices.memory.CardRecorder;
import org.nadir.cdsservices.memory.OverrideExpiry;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.Vocabularies;
import org.nadir.outbound.OutboundGate;
import org.nadir.toxicity.Assessment;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The four services, one id for each hook. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CdsServicesProperties.class)
class CdsServicesConfiguration {

    @Bean
    Protocols protocols(ResourceStore store, Clock clock) {
        return new Protocols(store, clock);
    }

    /** Which protocol advises for a patient, at the hooks and for alerts alike. */
    @Bean
    ProtocolChoice protocolChoice(Protocols protocols, CdsServicesProperties properties) {
        return new ProtocolChoice(protocols, properties.defaultProtocol(), properties.ownFhirBases());
    }

    @Bean
    FhirServers fhirServers(
            ResourceStore store,
            CdsServicesProperties properties,
            OutboundGate gate,
            ObjectProvider<OwnRecordAccess> access) {
        return new FhirServers(store, properties, gate, access.getIfAvailable(OwnRecordAccess::open));
    }

    @Bean
    ToxicityServices toxicityServices(
            FhirServers servers, ProtocolChoice choice, ObjectProvider<RefusedResults> counters, Clock clock) {
        RefusedResults refusals = code -> counters.forEach(counter -> counter.refused(code));
        return new ToxicityServices(
                new RecordGatherer(servers), choice, new Assessment(Vocabularies.shipped()), refusals, clock);
    }

    /** Closed with the application, when no further call can come and before the store goes. */
    @Bean(destroyMethod = "close")
    CardRecorder cardRecorder(ResourceStore store) {
        return new CardRecorder(store);
    }

    @Bean
    Remembering remembering(FhirServers servers, ResourceStore store, CardRecorder recorder, Clock clock) {
        return new Remembering(servers, new CardMemory(store, OverrideExpiry.DEFAULT, clock), recorder, clock);
    }

    @Bean
    CdsService patientView(ToxicityServices services, Remembering remembering) {
        return remembering.around(services.at("patient-view"));
    }

    @Bean
    CdsService orderSelect(ToxicityServices services, Remembering remembering) {
        return remembering.around(services.at("order-select"));
    }

    @Bean
    CdsService orderSign(ToxicityServices services, Remembering remembering) {
        return remembering.around(services.at("order-sign"));
    }

    @Bean
    CdsService encounterStart(ToxicityServices services, Remembering remembering) {
        return remembering.around(services.at("encounter-start"));
    }

    @Bean
    FeedbackStore feedbackStore(ResourceStore store, CardRecorder recorder, ObjectProvider<FeedbackAccess> access) {
        return new FeedbackKeeper(store, recorder::patientOf, access.getIfAvailable(FeedbackAccess::open));
    }

    /** What the four services remember by. */
    record Remembering(FhirServers servers, CardMemory memory, CardRecorder recorder, Clock clock) {

        CdsService around(CdsService advice) {
            return new RememberingService(advice, servers, memory, recorder, clock);
        }
    }

    /** What the four services share. */
    record ToxicityServices(
            RecordGatherer records,
            ProtocolChoice choice,
            Assessment assessment,
            RefusedResults refusals,
            Clock clock) {

        CdsService at(String hook) {
            return new HematologicToxicityService(hook, this);
        }
    }
}
