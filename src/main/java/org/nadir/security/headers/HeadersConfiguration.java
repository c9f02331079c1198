package org.nadir.security.headers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the headers in front of everything that answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageProperties.class)
class HeadersConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answerHeaders(PageProperties pages) {
        return tomcat -> tomcat.addEngineValves(new HeadersValve(new HeaderRules(pages)));
    }
}
