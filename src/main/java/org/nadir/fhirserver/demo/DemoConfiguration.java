package org.nadir.fhirserver.demo;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.time.Clock;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the demo patients at the end of a start, unless {@code nadir.demo-data} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "nadir.demo-data", havingValue = "true", matchIfMissing = true)
class DemoConfiguration {

    @Bean
    ApplicationRunner demoPatients(DaoRegistry types, IFhirSystemDao<Bundle, Meta> transactions, Clock clock) {
        return arguments -> new DemoData(new StoredDemoPatients(types, transactions), clock).load();
    }
}
