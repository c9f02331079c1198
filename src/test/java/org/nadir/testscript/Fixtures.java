package org.nadir.testscript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.TestScriptFixtureComponent;

/** What a script sends (static fixtures) and what was answered to it (dynamic ones), by id. */
final class Fixtures {

    /** Where {@code Type/id} lies as {@code Type-id.json}: the published examples, then what is dated when it is sent. */
    static final List<Path> FOLDERS =
            List.of(Path.of("ig/fsh-generated/resources"), Path.of("fhir-profiles/input/testscripts"));

    private final Map<String, String> sent = new HashMap<>();
    private final Map<String, Exchange> answered = new HashMap<>();

    Fixtures(TestScript script, List<Path> folders) {
        for (TestScriptFixtureComponent fixture : script.getFixture()) {
            sent.put(fixture.getId(), read(fixture.getResource().getReference(), folders));
        }
    }

    private static String read(String reference, List<Path> folders) {
        if (!reference.matches("[A-Za-z]+/[A-Za-z0-9\\-.]+")) {
            throw new NotSupportedException("fixture.resource " + reference);
        }
        String name = reference.replace('/', '-') + ".json";
        Path file = folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fixture " + name + " in " + folders));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The payload as it goes out; of a Binary its content, where the operation sends that type of content. */
    String payload(String id, String contentType, Variables variables) {
        String text = sent.get(id);
        if (text == null) {
            return exchange(id).answer().body();
        }
        Binary binary = new Binary();
        if (text.contains("\"Binary\"")) {
            binary = ca.uhn.fhir.context.FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Binary.class, text);
        }
        return contentType.equals(binary.getContentType())
                ? new String(
                        Base64.getDecoder().decode(binary.getContentAsBase64()),
                        java.nio.charset.StandardCharsets.UTF_8)
                : variables.filled(text);
    }

    void keep(String responseId, Exchange exchange) {
        answered.put(responseId, exchange);
    }

    Exchange exchange(String id) {
        Exchange exchange = answered.get(id);
        if (exchange == null) {
            throw new StepException("there is no answer %s yet".formatted(id));
        }
        return exchange;
    }
}
