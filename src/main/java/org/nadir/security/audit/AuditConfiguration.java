package org.nadir.security.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import java.time.Clock;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.nadir.security.mode.SecurityMode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the audit trail, where accesses are recorded; AuditEvents can be searched in any case. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    @Bean
    OwnAddress ownAddress(Environment settings) {
        return new OwnAddress(settings);
    }

    @Bean
    AuditSearch auditSearch(OwnAddress server) {
        return new AuditSearch(server);
    }

    /** Also where nothing is recorded any more: what was promised of the old events holds. */
    @Bean
    ExpiredEvents expiredEvents(DataSource database, AuditProperties properties, Clock clock) {
        return new ExpiredEvents(
                new JdbcTemplate(database),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                properties.keep(),
                clock);
    }

    /** In smart mode, unless the property says otherwise. */
    static final class Recording implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment settings = context.getEnvironment();
            boolean smart = SecurityMode.SMART.name().equalsIgnoreCase(settings.getProperty("nadir.security.mode"));
            return settings.getProperty("nadir.audit.enabled", Boolean.class, smart);
        }
    }

    /** What watches the doors. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(Recording.class)
    static class Doors {

        /** Before Spring Security, whose refusals are to be seen. */
        private static final int BEFORE_SECURITY = -110;

        @Bean
        AuditTrail auditTrail(
                DaoRegistry types,
                IHapiTransactionService transactions,
                OwnAddress server,
                AuditProperties properties) {
            return new AuditTrail(
                    new FhirAuditStore(
                            types.getResourceDao(AuditEvent.class), transactions, new AuditEventWriter(server)),
                    properties.mostWaiting());
        }

        @Bean
        FhirDoorAudit fhirDoorAudit(AuditTrail trail, FhirContext context, OwnAddress server, Clock clock) {
            return new FhirDoorAudit(trail, new FhirActs(new PatientsConcerned(context, server), server, clock));
        }

        @Bean
        HookAudit hookAudit(AuditTrail trail, OwnAddress server, Clock clock) {
            return new HookAudit(trail, server, clock);
        }

        @Bean
        FilterRegistrationBean<RefusedRequests> refusedRequests(AuditTrail trail, OwnAddress server, Clock clock) {
            FilterRegistrationBean<RefusedRequests> registration =
                    new FilterRegistrationBean<>(new RefusedRequests(trail, new RefusalBound(clock), server, clock));
            registration.setOrder(BEFORE_SECURITY);
            return registration;
        }
    }
}
