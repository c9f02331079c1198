package org.nadir.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The kinds of message that CDS Hooks knows, each with a strict JSON Schema in {@code cdshooks-schema}.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/">CDS Hooks 2.0</a>
 */
public enum HookMessage {
    DISCOVERY,
    REQUEST,
    RESPONSE,
    FEEDBACK,
    OUTCOME;

    private static final String BASE = "https://nadir-cds.github.io/schema/cdshooks/";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:cdshooks-schema/")));

    /** What is wrong with a message, each as place and rule such as {@code /cards/0/summary maxLength}; none when valid. */
    public List<String> problems(String json) {
        JsonNode message;
        try {
            message = JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            return List.of(" json: " + notJson.getOriginalMessage());
        }
        return schema()
                .validate(
                        message, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .flatMap(HookMessage::said)
                .distinct()
                .toList();
    }

    private Schema schema() {
        return SCHEMAS.getSchema(SchemaLocation.of(BASE + name().toLowerCase(Locale.ROOT) + ".json"));
    }

    private static Stream<String> said(Error error) {
        String member = error.getProperty() == null ? "" : "/" + error.getProperty();
        return Stream.of(
                "%s%s %s: %s".formatted(error.getInstanceLocation(), member, error.getKeyword(), error.getMessage()));
    }
}
