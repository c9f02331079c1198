package org.nadir.cdsservices;

import java.time.Clock;
import org.nadir.cdshooks.CdsService;
import org.nadir.cdshooks.FeedbackStore;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
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
    ToxicityServices toxicityServices(
            ResourceStore store, ProtocolChoice choice, CdsServicesProperties properties, Clock clock) {
        return new ToxicityServices(
                new RecordGatherer(new FhirServers(store, properties)),
                choice,
                new Assessment(Vocabularies.shipped()),
                clock);
    }

    @Bean
    CdsService patientView(ToxicityServices services) {
        return services.at("patient-view");
    }

    @Bean
    CdsService orderSelect(ToxicityServices services) {
        return services.at("order-select");
    }

    @Bean
    CdsService orderSign(ToxicityServices services) {
        return services.at("order-sign");
    }

    @Bean
    CdsService encounterStart(ToxicityServices services) {
        return services.at("encounter-start");
    }

    @Bean
    FeedbackStore feedbackStore(ResourceStore store) {
        return new FeedbackKeeper(store);
    }

    /** What the four services share. */
    record ToxicityServices(RecordGatherer records, ProtocolChoice choice, Assessment assessment, Clock clock) {

        CdsService at(String hook) {
            return new HematologicToxicityService(hook, records, choice, assessment, clock);
        }
    }
}
