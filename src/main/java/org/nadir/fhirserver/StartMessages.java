package org.nadir.fhirserver;

import org.nadir.fhirserver.storage.ServedResources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last lines of a start: where to look. */
@Component
class StartMessages {

    private static final Logger LOG = LoggerFactory.getLogger(StartMessages.class);

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            String base = "http://localhost:" + context.getWebServer().getPort();
            LOG.info(
                    "Serving FHIR R4: {} resource types",
                    ServedResources.types().size());
            LOG.info("Open {}/ or {}/fhir/metadata or {}/cds-services", base, base, base);
        }
    }
}
