package org.nadir.fhiroperations.cohort;

import java.time.Clock;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.RequestOwner;
import org.nadir.fhir.ResourceSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cohort operation; the FHIR servlet finds its parts by their annotations. */
@Configuration(proxyBeanMethods = false)
class CohortConfiguration {

    @Bean
    SummarySlots summarySlots() {
        return new SummarySlots(2);
    }

    @Bean
    SummaryJobs summaryJobs(SummarySlots slots, Clock clock) {
        return new SummaryJobs(slots, clock);
    }

    @Bean
    SummaryAnswers summaryAnswers(
            ResourceSource resources,
            SummarySlots slots,
            SummaryJobs jobs,
            ObjectProvider<RequestOwner> owner,
            Clock clock) {
        return new SummaryAnswers(
                new SummaryMaker(resources, clock), slots, jobs, owner.getIfAvailable(RequestOwner::nobody));
    }

    @Bean
    ToxicitySummaryOperation toxicitySummaryOperation(
            ResourceSource resources,
            Protocols protocols,
            @Value("${nadir.default-protocol:" + Canonical.DEFAULT_PROTOCOL + "}") String defaultProtocol,
            SummaryAnswers answers) {
        return new ToxicitySummaryOperation(resources, protocols, defaultProtocol, answers);
    }

    @Bean
    SummaryStatusOperation summaryStatusOperation(SummaryJobs jobs, ObjectProvider<RequestOwner> owner) {
        return new SummaryStatusOperation(jobs, owner.getIfAvailable(RequestOwner::nobody));
    }

    @Bean
    LateAnswers lateSummaries() {
        return new LateAnswers();
    }
}
