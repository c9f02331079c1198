package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The standard operation {@code $apply}; the FHIR servlet finds it by its annotations. */
@Configuration(proxyBeanMethods = false)
class ApplyConfiguration {

    @Bean
    ApplyOperation applyOperation(FhirContext context, ResourceSource resources, ProtocolChoice choice, Clock clock) {
        return new ApplyOperation(
                choice.protocols(),
                new ProtocolApplication(resources, choice, new Assessment(Vocabularies.shipped()), clock),
                new CarePlanWriter(context, choice.protocols()));
    }
}
