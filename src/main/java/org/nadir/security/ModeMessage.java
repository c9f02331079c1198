package org.nadir.security;

import org.nadir.security.mode.SecurityProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once at the start who may do what. */
@Component
class ModeMessage {

    private static final Logger LOG = LoggerFactory.getLogger(ModeMessage.class);

    private final SecurityProperties properties;

    ModeMessage(SecurityProperties properties) {
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        switch (properties.mode()) {
            case OPEN ->
                LOG.warn("nadir.security.mode=open: anyone who reaches this port may read and write everything");
            case SMART -> LOG.info("nadir.security.mode=smart: /fhir asks for access tokens with SMART scopes");
        }
    }
}
