package org.nadir.security;

import java.util.Map;
import org.nadir.security.mode.SecurityMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults that smart mode needs and open mode does not: no web page of another origin calls until the operator names it,
 * but for pages of this machine where the authorization server is on, with which apps are tried. Whatever is set
 * anywhere else wins.
 */
final class SmartDefaults implements EnvironmentPostProcessor {

    private static final String THIS_MACHINE = "http://localhost:[*],http://127.0.0.1:[*]";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String mode = environment.getProperty("nadir.security.mode", "open");
        if (mode.equalsIgnoreCase(SecurityMode.SMART.name())) {
            boolean trial =
                    environment.getProperty("nadir.security.authorization-server.enabled", Boolean.class, false);
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "smartDefaults",
                            Map.of(
                                    "nadir.cds.allowed-origins",
                                    "",
                                    "nadir.fhir.allowed-origins",
                                    trial ? THIS_MACHINE : "")));
        }
    }
}
