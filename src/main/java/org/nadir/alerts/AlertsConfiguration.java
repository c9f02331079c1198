package org.nadir.alerts;

import java.time.Clock;
import javax.sql.DataSource;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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

    /** The one place that chooses the protocol of a patient. */
    @Bean
    @ConditionalOnMissingBean
    PatientProtocol patientProtocol(
            Protocols protocols,
            @Value(
                            "${nadir.default-protocol:https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity}")
                    String defaultProtocol) {
        return patientId -> protocols.find(defaultProtocol);
    }

    @Bean
    AlertWorker alertWorker(
            DueAssessments due,
            ResourceStore store,
            PatientProtocol protocol,
            AlertsProperties properties,
            Clock clock) {
        PatientReview review = new PatientReview(store, protocol, new Assessment(Vocabularies.shipped()), clock);
        return new AlertWorker(due, new DueSubjects(store, due, review), properties.delay());
    }
}
