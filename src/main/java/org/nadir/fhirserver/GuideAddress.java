package org.nadir.fhirserver;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Opens the guide at {@code /ig/}: its files are served as static ones, which know no home page of a folder. */
@Configuration(proxyBeanMethods = false)
class GuideAddress implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry addresses) {
        addresses.addRedirectViewController("/ig", "/ig/");
        addresses.addViewController("/ig/").setViewName("forward:/ig/index.html");
    }
}
