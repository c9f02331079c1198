package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FhirServerPropertiesTest {

    private static final FhirServerProperties.Fhir BROWSERS = new FhirServerProperties.Fhir(List.of());

    @Test
    void thePublicAddressEndsInFhirWhateverItsLastCharacter() {
        assertThat(new FhirServerProperties(Path.of("."), URI.create("https://example.org/nadir/"), BROWSERS)
                        .publicFhirBase())
                .contains("https://example.org/nadir/fhir");
    }

    @Test
    void withoutAPublicAddressTheCalledOneStands() {
        assertThat(new FhirServerProperties(Path.of("."), null, BROWSERS).publicFhirBase())
                .isEmpty();
    }

    @Test
    void anAddressThatIsNotHttpIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FhirServerProperties(Path.of("."), URI.create("ftp://example.org"), BROWSERS))
                .withMessageContaining("nadir.public-base-url");
    }

    @Test
    void ownPagesMayCallWhoeverIsListed() {
        FhirServerProperties.Fhir listed = new FhirServerProperties.Fhir(List.of("https://app.example.org"));

        assertThat(new FhirServerProperties(Path.of("."), URI.create("https://example.org:8443/nadir/"), listed)
                        .pageOrigins())
                .containsExactly("https://app.example.org", "https://example.org:8443");
        assertThat(new FhirServerProperties(Path.of("."), null, listed).pageOrigins())
                .containsExactly("https://app.example.org");
    }
}
