package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoPatient;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardHost;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;
import org.nadir.fhir.Protocols;
import org.nadir.fhirserver.answers.ContainerErrors;
import org.nadir.fhirserver.answers.ErrorAnswers;
import org.nadir.fhirserver.answers.RefusedOrigins;
import org.nadir.fhirserver.answers.ResponseBuffer;
import org.nadir.fhirserver.capabilities.ApiDocuments;
import org.nadir.fhirserver.capabilities.Capabilities;
import org.nadir.fhirserver.operations.OfferedOperations;
import org.nadir.fhirserver.operations.PatientEverything;
import org.nadir.fhirserver.operations.SystemInteractions;
import org.nadir.fhirserver.operations.ValidateOperation;
import org.nadir.fhirserver.requests.BatchedReads;
import org.nadir.fhirserver.requests.ExpressionBounds;
import org.nadir.fhirserver.requests.FilteredSearches;
import org.nadir.fhirserver.requests.IncomingRequests;
import org.nadir.fhirserver.requests.PatchEntries;
import org.nadir.fhirserver.requests.RequestLimits;
import org.nadir.fhirserver.storage.RecordsOfTheDeleted;
import org.nadir.fhirserver.storage.RecordsOfTheServer;
import org.nadir.fhirserver.storage.RetriedConflicts;
import org.nadir.fhirserver.storage.ServedResources;
import org.nadir.fhirserver.storage.StoreLimits;
import org.nadir.fhirserver.subscriptions.SubscriptionConfiguration;
import org.nadir.fhirserver.validation.ChangedDefinitions;
import org.nadir.fhirserver.validation.UnreadableBodies;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** The servlet at {@code /fhir}: which providers and interceptors it has. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FhirServerProperties.class, RequestLimits.Body.class, RequestLimits.Search.class})
class FhirServerConfiguration {

    @Bean
    OfferedOperations offeredOperations() {
        return new OfferedOperations();
    }

    @Bean
    IncomingRequests incomingRequests(RequestLimits.Body bodies, RequestLimits.Search searches, StoreLimits store) {
        return new IncomingRequests(new RequestLimits(bodies, searches), store.pageSize());
    }

    /** HL7's core has a client of its own for terminology and packages; no part of it that is used here calls it. */
    @Bean
    SmartInitializingSingleton coreCallsNobody() {
        return () -> ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
    }

    @Bean
    PatchEntries patchEntries(ExpressionBounds expressions) {
        return new PatchEntries(expressions);
    }

    @Bean
    ExpressionBounds expressionBounds(FhirContext context) {
        return new ExpressionBounds(context);
    }

    @Bean
    ApiDocuments apiDocuments() {
        return new ApiDocuments();
    }

    @Bean
    FilteredSearches filteredSearches(ISearchParamRegistry parameters) {
        return new FilteredSearches(parameters);
    }

    @Bean
    BatchedReads batchedReads(FhirContext context, ISearchParamRegistry parameters) {
        return new BatchedReads(context, parameters);
    }

    @Bean
    ErrorAnswers errorAnswers(UnreadableBodies unreadable) {
        return new ErrorAnswers(unreadable);
    }

    @Bean
    ChangedDefinitions changedProtocols(ObjectProvider<Protocols> protocols) {
        return new ChangedDefinitions(
                Set.of("PlanDefinition", "ActivityDefinition"), () -> protocols.ifAvailable(Protocols::forget));
    }

    @Bean
    RecordsOfTheDeleted recordsOfTheDeleted() {
        return new RecordsOfTheDeleted();
    }

    @Bean
    RecordsOfTheServer recordsOfTheServer() {
        return new RecordsOfTheServer();
    }

    @Bean
    RetriedConflicts retriedConflicts() {
        return new RetriedConflicts();
    }

    @Bean
    SmartInitializingSingleton shippedDefinitions(
            FhirContext context,
            DaoRegistry types,
            ISearchParamRegistry searchParameters,
            ResourcePatternResolver classPath) {
        return () -> new ShippedDefinitions(context, types, searchParameters).storeAll(classPath);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors() {
        return tomcat -> tomcat.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerErrors.class.getName()));
    }

    /** Web pages use FHIR too; a refused origin gets no answer it could read. */
    @Bean
    FilterRegistrationBean<CorsFilter> fhirBrowserAccess(FhirServerProperties properties) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(properties.pageOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of(
                "Location", "Content-Location", "ETag", "Last-Modified", "Retry-After", "X-Progress", "X-Request-ID"));
        // What says how to get in is for every page (SMART App Launch 2.2, Conformance). Spring's own table of
        // addresses fails on one whose beginning is percent-encoded.
        CorsConfiguration anyPage = new CorsConfiguration().applyPermitDefaultValues();
        CorsFilter filter = new CorsFilter(
                request -> request.getRequestURI().matches("/fhir/(metadata|\\.well-known/[a-z-]+)") ? anyPage : cors);
        filter.setCorsProcessor(new RefusedOrigins());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/fhir/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebSocketConfigurer websocketAddress(
            WebSocketHandler subscriptionSockets,
            HandshakeInterceptor rememberedHandshake,
            FhirServerProperties properties) {
        return registry -> registry.addHandler(subscriptionSockets, SubscriptionConfiguration.WEBSOCKET_PATH)
                .addInterceptors(rememberedHandshake)
                .setAllowedOriginPatterns(properties.pageOrigins().toArray(String[]::new));
    }

    @Bean
    FilterRegistrationBean<ResponseBuffer> responseBuffer() {
        FilterRegistrationBean<ResponseBuffer> registration = new FilterRegistrationBean<>(new ResponseBuffer());
        registration.addUrlPatterns("/fhir/*");
        return registration;
    }

    @Bean
    SystemInteractions systemInteractions(IFhirSystemDao<Bundle, Meta> store) {
        return new SystemInteractions(store);
    }

    @Bean
    PatientEverything patientEverything(IFhirResourceDaoPatient<Patient> patients) {
        return new PatientEverything(patients);
    }

    @Bean
    FhirServlet fhirServlet(
            FhirContext context,
            IInterceptorService interceptors,
            DatabaseBackedPagingProvider pages,
            BuildProperties build,
            ListableBeanFactory beans) {
        context.setParserErrorHandler(new StrictErrorHandler());
        FhirServlet servlet = new FhirServlet(context);
        servlet.setInterceptorService(interceptors);
        // HAPI would read a form a second time, when nothing of it is left, and search for everything.
        servlet.setIgnoreServerParsedRequestParameters(false);
        servlet.setPagingProvider(pages);
        servlet.setDefaultResponseEncoding(EncodingEnum.JSON);
        beans.getBean(FhirServerProperties.class)
                .publicFhirBase()
                .ifPresent(base -> servlet.setServerAddressStrategy(new HardcodedServerAddressStrategy(base)));
        ourBeans(beans, FhirServerConfiguration::isInterceptor).forEach(servlet::registerInterceptor);
        servlet.registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
        ServedResources.types()
                .forEach(type -> servlet.registerProvider(new ValidateOperation(
                        context, beans.getBean(DaoRegistry.class).getResourceDao(type))));
        ourBeans(beans, FhirServerConfiguration::isProvider).forEach(servlet::registerProvider);
        servlet.setServerConformanceProvider(new Capabilities(
                servlet,
                beans.getBean(ISearchParamRegistry.class),
                beans.getBean(DaoRegistry.class).getResourceDao(StructureDefinition.class),
                build));
        return servlet;
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirServletRegistration(FhirServlet servlet) {
        ServletRegistrationBean<FhirServlet> registration = new ServletRegistrationBean<>(servlet, "/fhir/*");
        registration.setLoadOnStartup(1);
        return registration;
    }

    /** Other rooms join in by the annotations of their beans, so that this room need not know them. */
    private static Stream<Object> ourBeans(ListableBeanFactory beans, Predicate<Class<?>> kind) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> {
                    Class<?> type = beans.getType(name, false);
                    return type != null && type.getName().startsWith("org.nadir.") && kind.test(type);
                })
                .map(beans::getBean);
    }

    private static boolean isInterceptor(Class<?> type) {
        return type.isAnnotationPresent(Interceptor.class);
    }

    private static boolean isProvider(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().getPackage().equals(Operation.class.getPackage()));
    }
}
