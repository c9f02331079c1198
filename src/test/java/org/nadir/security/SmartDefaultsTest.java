package org.nadir.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SmartDefaultsTest {

    private static final String CDS = "nadir.cds.allowed-origins";

    @Test
    void inSmartModeNoPageOfAnotherOriginMayCall() {
        ConfigurableEnvironment environment = applied(Map.of("nadir.security.mode", "smart"));

        assertThat(environment.getProperty(CDS)).isEmpty();
        assertThat(environment.getProperty("nadir.fhir.allowed-origins")).isEmpty();
    }

    @Test
    void whereAppsAreTried_pagesOfThisMachineMayRead() {
        ConfigurableEnvironment environment =
                applied(Map.of("nadir.security.mode", "smart", "nadir.security.authorization-server.enabled", "true"));

        assertThat(environment.getProperty(CDS)).isEmpty();
        assertThat(environment.getProperty("nadir.fhir.allowed-origins"))
                .isEqualTo("http://localhost:[*],http://127.0.0.1:[*]");
    }

    @Test
    void whatTheOperatorNamesWins() {
        assertThat(applied(Map.of("nadir.security.mode", "SMART", CDS, "https://ehr.example.org"))
                        .getProperty(CDS))
                .isEqualTo("https://ehr.example.org");
    }

    @Test
    void inOpenModeTheDoorsKeepTheirDefaults() {
        assertThat(applied(Map.of()).getProperty(CDS)).isNull();
    }

    private static ConfigurableEnvironment applied(Map<String, Object> settings) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new SmartDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
