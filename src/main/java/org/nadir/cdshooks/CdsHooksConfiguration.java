package org.nadir.cdshooks;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door together from the services and the feedback store that other rooms bring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CdsHooksProperties.class, OwnPages.class})
class CdsHooksConfiguration {

    @Bean
    ServiceCatalogue serviceCatalogue(ObjectProvider<CdsService> services) {
        return new ServiceCatalogue(services.orderedStream().toList());
    }

    @Bean
    JsonBody jsonBody(CdsHooksProperties properties) {
        return new JsonBody(properties.maxRequestBytes());
    }

    @Bean
    FeedbackReader feedbackReader(Clock clock) {
        return new FeedbackReader(clock);
    }

    @Bean
    WebMvcConfigurer observedCalls(ServiceCatalogue services, ObjectProvider<CallObserver> observers, Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ObservedCalls(
                                services, observers.orderedStream().toList(), clock))
                        .addPathPatterns("/cds-services", "/cds-services/**");
            }
        };
    }

    /** First of all filters, since a browser's preflight carries no token that security could check. */
    @Bean
    FilterRegistrationBean<CorsFilter> cdsHooksBrowserAccess(CdsHooksProperties properties, OwnPages pages) {
        FilterRegistrationBean<CorsFilter> registration =
                new FilterRegistrationBean<>(BrowserAccess.filter(pages.with(properties.allowedOrigins())));
        registration.addUrlPatterns("/cds-services", "/cds-services/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setName("cdsHooksBrowserAccess");
        return registration;
    }
}
