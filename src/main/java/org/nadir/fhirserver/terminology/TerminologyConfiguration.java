package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the terminology operations behind {@code /fhir}. */
@Configuration(proxyBeanMethods = false)
class TerminologyConfiguration {

    @Bean
    Definitions terminologyDefinitions(
            FhirContext context, DaoRegistry types, DefaultProfileValidationSupport standard) {
        return new Definitions(context, types, standard);
    }

    @Bean
    ValueSetOperations valueSetOperations(Definitions definitions, DaoRegistry types, Clock clock) {
        return new ValueSetOperations(definitions, types, clock);
    }

    @Bean
    CodeSystemOperations codeSystemOperations(Definitions definitions, DaoRegistry types) {
        return new CodeSystemOperations(definitions, types);
    }
}
