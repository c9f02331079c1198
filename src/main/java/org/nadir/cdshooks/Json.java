package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON the one way this door does: strict towards what is doubtful, silent about what is empty. */
final class Json {

    /** FHIR resources nest a dozen levels; the standard limit of 1,000 would only serve an attack on the stack. */
    private static final int DEEPEST_NESTING = 200;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .build())
                    // JSON between systems is UTF-8 (RFC 8259, section 8.1).
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    // Member names are the caller's: they shall not fill the table of interned strings.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Decimals keep the digits that were sent: 0.50 is not 0.5.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @throws IOException when the bytes cannot be had
     */
    static ObjectNode read(InputStream bytes) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(withoutByteOrderMark(bytes));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidRequestException("body", "one JSON object");
        } catch (StreamConstraintsException beyondLimits) {
            throw new InvalidRequestException(
                    "body",
                    "JSON nested at most %d levels deep and numbers of ordinary length".formatted(DEEPEST_NESTING));
        } catch (StreamReadException notJson) {
            throw new InvalidRequestException("body", "JSON in UTF-8; reading stopped" + at(notJson));
        } catch (JsonProcessingException doubtful) {
            throw new InvalidRequestException(
                    "body", "one JSON object, no member of which occurs twice; reading stopped" + at(doubtful));
        }
    }

    static byte[] write(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static InputStream withoutByteOrderMark(InputStream bytes) throws IOException {
        PushbackInputStream start = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
        byte[] first = start.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            start.unread(first);
        }
        return start;
    }

    // Jackson's own message quotes the body and names classes.
    private static String at(JsonProcessingException problem) {
        @Nullable JsonLocation location = problem.getLocation();
        return location == null
                ? " somewhere"
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
