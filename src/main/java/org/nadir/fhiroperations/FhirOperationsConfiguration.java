package org.nadir.fhiroperations;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.nadir.fhir.ResourceSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations; the FHIR servlet finds them by their annotations. */
@Configuration(proxyBeanMethods = false)
class FhirOperationsConfiguration {

    @Bean
    CtcaeGradeOperation ctcaeGradeOperation(FhirContext context, ResourceSource resources, Clock clock) {
        return new CtcaeGradeOperation(new ResourceJson(context), resources, clock);
    }

    @Bean
    LastNOperation lastNOperation(FhirContext context, ResourceSource resources) {
        return new LastNOperation(context, resources);
    }

    @Bean
    FeedbackExportOperation feedbackExportOperation(ResourceSource resources, Clock clock) {
        return new FeedbackExportOperation(resources, clock);
    }
}
