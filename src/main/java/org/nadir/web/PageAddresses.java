package org.nadir.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Opens each page at its folder: static files know no home page of a folder. */
@Configuration(proxyBeanMethods = false)
class PageAddresses implements WebMvcConfigurer {

    private static final List<String> PAGES = List.of("/app", "/workbench", "/protocol", "/cohort");

    @Override
    public void addViewControllers(ViewControllerRegistry addresses) {
        for (String page : PAGES) {
            addresses.addRedirectViewController(page, page + "/").setKeepQueryParams(true);
            addresses.addViewController(page + "/").setViewName("forward:" + page + "/index.html");
        }
    }
}
