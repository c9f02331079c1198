package org.nadir.security;

import java.util.Map;
import org.nadir.security.mode.SecurityMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults that smart mode needs and open mode does not: no web page of another origin calls until the operator names it.
 * Whatever is set anywhere else wins.
 */
final class SmartDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DEFAULTS =
            Map.of("nadir.cds.allowed-origins", "", "nadir.fhir.allowed-origins", "");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String mode = environment.getProperty("nadir.security.mode", "open");
        if (mode.equalsIgnoreCase(SecurityMode.SMART.name())) {
            environment.getPropertySources().addLast(new MapPropertySource("smartDefaults", DEFAULTS));
        }
    }
}
