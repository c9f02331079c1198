package org.nadir.fhiroperations.cohort;

import java.time.Clock;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cohort operation; the FHIR servlet finds it by its annotations. */
@Configuration(proxyBeanMethods = false)
class CohortConfiguration {

    @Bean
    ToxicitySummaryOperation toxicitySummaryOperation(
            ResourceSource resources,
            Protocols protocols,
            @Value("${nadir.default-protocol:" + Canonical.DEFAULT_PROTOCOL + "}") String defaultProtocol,
            Clock clock) {
        return new ToxicitySummaryOperation(resources, protocols, defaultProtocol, clock);
    }
}
