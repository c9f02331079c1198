package org.nadir.fhiroperations.explain;

import ca.uhn.fhir.context.FhirContext;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhiroperations.ResourceJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operation {@code $explain}; the FHIR servlet finds it by its annotations. */
@Configuration(proxyBeanMethods = false)
class ExplainConfiguration {

    @Bean
    ExplainOperation explainOperation(FhirContext context, ResourceSource resources, Protocols protocols) {
        return new ExplainOperation(new ResourceJson(context), resources, protocols);
    }
}
