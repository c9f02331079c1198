package org.nadir.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the pages {@link PageSettings} at {@code /common/settings.json}. */
@RestController
class PageSettingsController {

    private final PageSettings settings;

    PageSettingsController(
            ObjectProvider<BuildProperties> build,
            @Value("${nadir.security.mode:open}") String securityMode,
            @Value("${nadir.security.authorization-server.enabled:false}") boolean trial,
            @Value("${nadir.pages.client-id:nadir-app}") String clientId,
            @Value("${nadir.default-protocol}") String defaultProtocol) {
        @Nullable BuildProperties built = build.getIfAvailable();
        this.settings = new PageSettings(
                built == null ? "development" : built.getVersion(),
                securityMode,
                "/fhir",
                clientId,
                trial ? "/oauth2/launch" : null,
                "/websocket",
                defaultProtocol);
    }

    @GetMapping("/common/settings.json")
    PageSettings settings() {
        return settings;
    }
}
