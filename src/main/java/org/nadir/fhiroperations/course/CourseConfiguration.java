package org.nadir.fhiroperations.course;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.Vocabularies;
import org.nadir.fhiroperations.ResourceJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operation {@code $treatment-course}; the FHIR servlet finds it by its annotations. */
@Configuration(proxyBeanMethods = false)
class CourseConfiguration {

    @Bean
    TreatmentCourseOperation treatmentCourseOperation(
            FhirContext context, ResourceSource resources, ProtocolChoice choice, Clock clock) {
        return new TreatmentCourseOperation(
                resources, new CourseReader(choice, Vocabularies.shipped(), clock), new ResourceJson(context));
    }
}
