package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nadir.guide.SourceDigest;
import org.nadir.testing.Definitions;

/** The committed definitions are those of the committed sources. */
class FshIsCompiledTest {

    @Test
    void definitionsAreCompiledAfterTheLastChangeOfTheirSources() throws IOException {
        assertThat(Definitions.read(SourceDigest.FILE).strip())
                .as("run mvn -Pfsh process-classes and commit what comes out")
                .isEqualTo(SourceDigest.of(Path.of("fhir-profiles")));
    }
}
