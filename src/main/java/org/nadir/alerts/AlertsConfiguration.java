package org.nadir.alerts;

import java.time.Clock;
import javax.sql.DataSource;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the alerts, unless {@code nadir.alerts.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "nadir.alerts.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(AlertsProperties.class)
class AlertsConfiguration {

    @Bean
    DueAssessments dueAssessments(DataSource database, AlertsProperties properties) {
        return DueAssessments.in(database, properties.delay());
    }

    @Bean
    RecordChanges recordChanges(DueAssessments due) {
        return new RecordChanges(due);
    }

    @Bean
    AlertWorker alertWorker(
            DueAssessments due,
            ResourceStore store,
            ProtocolChoice protocols,
            AlertsProperties properties,
            Clock clock) {
        PatientReview review = new PatientReview(store, protocols, new Assessment(Vocabularies.shipped()), clock);
        return new AlertWorker(due, new DueSubjects(store, due, review), properties.delay());
    }
}
