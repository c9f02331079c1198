package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FhirServerPropertiesTest {

    @Test
    void thePublicAddressEndsInFhirWhateverItsLastCharacter() {
        assertThat(new FhirServerProperties(Path.of("."), URI.create("https://example.org/nadir/")).publicFhirBase())
                .contains("https://example.org/nadir/fhir");
    }

    @Test
    void withoutAPublicAddressTheCalledOneStands() {
        assertThat(new FhirServerProperties(Path.of("."), null).publicFhirBase())
                .isEmpty();
    }

    @Test
    void anAddressThatIsNotHttpIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FhirServerProperties(Path.of("."), URI.create("ftp://example.org")))
                .withMessageContaining("nadir.public-base-url");
    }
}
