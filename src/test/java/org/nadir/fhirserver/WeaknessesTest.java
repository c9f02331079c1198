package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped, and what on purpose is not: docs/weaknesses.md. */
class WeaknessesTest {

    /** HAPI once pulled an older part of the core than it was built with. */
    @ParameterizedTest
    @ValueSource(strings = {"utilities", "r4", "r5", "validation", "convertors", "support", "model"})
    void everyPartOfTheCoreIsOfOneVersion(String part) throws IOException {
        Properties built = new Properties();
        try (InputStream properties = Objects.requireNonNull(
                getClass()
                        .getResourceAsStream(
                                "/META-INF/maven/ca.uhn.hapi.fhir/org.hl7.fhir.%s/pom.properties".formatted(part)),
                part)) {
            built.load(properties);
        }
        assertThat(built.getProperty("version")).isEqualTo("6.7.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.sf.saxon.TransformerFactoryImpl",
                "com.github.dnault.xmlpatch.Patcher",
                "ca.uhn.fhir.to.FhirTesterMvcConfig",
                "org.springdoc.core.configuration.SpringDocConfiguration"
            })
    void whatIsNotNeededIsNotShipped(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
