package org.nadir.security.limits;

import org.nadir.fhirserver.answers.PlainOutcome;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Puts each limit where it stops a request soonest. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrafficLimits.class)
class LimitsConfiguration {

    /** First of all: what comes next reads paths too, and fails over some of those that the firewall refuses. */
    @Bean
    FilterRegistrationBean<OddPaths> oddPaths(HttpFirewall firewall, RequestRejectedHandler refusal) {
        FilterRegistrationBean<OddPaths> registration = new FilterRegistrationBean<>(new OddPaths(firewall, refusal));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After the access of browsers was decided, so that a page can read the refusal. */
    @Bean
    FilterRegistrationBean<OversizedRequests> oversizedRequests(TrafficLimits limits) {
        FilterRegistrationBean<OversizedRequests> registration =
                new FilterRegistrationBean<>(new OversizedRequests(limits));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    /** Behind Spring Security, which finds out who asks. */
    @Bean
    FilterRegistrationBean<ConcurrentRequests> concurrentRequests(TrafficLimits limits) {
        FilterRegistrationBean<ConcurrentRequests> registration =
                new FilterRegistrationBean<>(new ConcurrentRequests(limits.concurrentRequests()));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /**
     * The firewall looks at paths. Methods it leaves to the doors, which answer 405 and say what is allowed; headers to
     * Tomcat, which refuses control characters; parameters to the FHIR door, which names the one it refuses. It would check
     * them while HAPI reads them, where its refusal became a failure.
     */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, refusal) -> PlainOutcome.write(
                response,
                HttpStatus.BAD_REQUEST.value(),
                "invalid",
                "The path is not one of this server: it has an empty part, a semicolon, a step upwards, or an encoded slash,"
                        + " percent, point or control character");
    }
}
