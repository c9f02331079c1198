package org.nadir.security.fhiraccess;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the judgement; the FHIR servlet finds the gates by their annotations. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "nadir.security.mode", havingValue = "smart")
class AccessConfiguration {

    @Bean
    StoredInstances judgedInstances(DaoRegistry types) {
        return new StoredInstances(types);
    }

    @Bean
    Boundaries boundaries(FhirContext context, SearchParamMatcher filters, StoredInstances judgedInstances) {
        return new Boundaries(context, filters, judgedInstances);
    }

    @Bean
    InteractionRules interactionRules(Boundaries boundaries, StoredInstances judgedInstances) {
        return new InteractionRules(boundaries, judgedInstances);
    }

    @Bean
    RequestGate requestGate(InteractionRules rules) {
        return new RequestGate(rules, new OperationRules(rules));
    }

    @Bean
    BundleGate bundleGate(InteractionRules rules) {
        return new BundleGate(rules);
    }

    @Bean
    SearchGate searchGate(
            FhirContext context,
            MatchUrlService urls,
            InMemoryResourceMatcher matcher,
            ISearchParamRegistry parameters) {
        return new SearchGate(new SearchPaths(parameters), new Narrowing(context, urls, matcher));
    }

    @Bean
    ResultGate resultGate(Boundaries boundaries) {
        return new ResultGate(boundaries);
    }

    @Bean
    WriteGate writeGate(FhirContext context, Boundaries boundaries) {
        return new WriteGate(boundaries, new WrittenReferences(context, boundaries));
    }

    @Bean
    AnswerGate answerGate(Boundaries boundaries) {
        return new AnswerGate(boundaries);
    }

    @Bean
    SmartInitializingSingleton callersPages(RestfulServer servlet) {
        return () -> servlet.setPagingProvider(new CallersPages(servlet.getPagingProvider()));
    }

    @Bean
    GrantedOwner grantedOwner() {
        return new GrantedOwner();
    }

    @Bean
    GrantedSockets grantedSockets() {
        return new GrantedSockets();
    }

    @Bean
    GrantedExports grantedExports() {
        return new GrantedExports();
    }
}
