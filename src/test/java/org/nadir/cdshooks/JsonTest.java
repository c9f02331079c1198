package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "\"text\"",
                "{\"secret\": }",
                "{\"a\": 1",
                "{'a': 1}",
                "{\"a\": NaN}",
                "{\"a\": 1} {}",
                "{\"secret\": 1, \"secret\": 2}",
                "{\"a\": [{\"secret\": 1, \"b\": 2, \"secret\": 1}]}",
                "{\"a\": secret}"
            })
    void bodyThatIsNotOneSoundJsonObject_isRefusedWithoutQuotingIt(String body) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> Example.json(body))
                .withMessageStartingWith("body: expected ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret", "com.", "Json"));
    }

    @Test
    void nestingOf200Levels_isRead_andOf201_isRefused() {
        assertThat(Example.json("{\"a\":".repeat(200) + "1" + "}".repeat(200))).isNotEmpty();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> Example.json("{\"a\":".repeat(201) + "1" + "}".repeat(201)))
                .withMessageContaining("200 levels");
    }

    @Test
    void byteOrderMark_isTolerated() throws IOException {
        assertThat(read(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}'}))
                .isEmpty();
    }

    @Test
    void invalidUtf8_isRefused() {
        byte[] latin1 = "{\"a\": \"Köln\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read(latin1))
                .withMessageContaining("UTF-8");
    }

    @Test
    void utf16_isRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read("{\"a\": 1}".getBytes(StandardCharsets.UTF_16LE)))
                .withMessageContaining("UTF-8");
    }

    private static ObjectNode read(byte[] bytes) throws IOException {
        return Json.read(new ByteArrayInputStream(bytes));
    }
}
