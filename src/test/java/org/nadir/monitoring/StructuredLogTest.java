package org.nadir.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The shipped settings of the structured formats: where a failure was, never what it says. */
class StructuredLogTest {

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    void no_format_prints_the_message_of_an_exception(String format) throws IOException {
        StandardEnvironment settings = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(settings.getPropertySources()::addLast);
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), settings);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        Exception failure = new IllegalStateException("Key (name)=(Marker)", new IOException("value Marker"));
        Logger logger = context.getLogger("org.nadir.Somewhere");
        LoggingEvent event = new LoggingEvent("x", logger, Level.ERROR, "A sentence", failure, null);
        event.setMDCPropertyMap(Map.of("requestId", "id-1"));

        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);

        assertThat(line)
                .doesNotContain("Marker")
                .contains(
                        "A sentence",
                        "id-1",
                        "IllegalStateException",
                        "Caused by: java.io.IOException",
                        "StructuredLogTest");
    }
}
