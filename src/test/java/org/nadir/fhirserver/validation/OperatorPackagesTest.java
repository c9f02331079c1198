package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorPackagesTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    @Test
    void theProfilesOfAPackageAreKnownByTheirAddress(@TempDir Path folder) {
        Path file = PackageFile.write(
                folder,
                Map.of(
                        "package/package.json",
                        PackageFile.manifest("4.0.1"),
                        "package/StructureDefinition-dated.json",
                        PackageFile.DATED_PATIENT,
                        "package/example/Patient-1.json",
                        "{\"resourceType\": \"Patient\"}",
                        "package/.index.json",
                        "{}"));

        assertThat(OperatorPackages.read(R4, List.of(file)).fetchStructureDefinition(PackageFile.DATED))
                .isNotNull();
    }

    @Test
    void aPackageForAnotherReleaseOfFhirIsRefused(@TempDir Path folder) {
        Path file = PackageFile.write(folder, Map.of("package/package.json", PackageFile.manifest("5.0.0")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperatorPackages.read(R4, List.of(file)))
                .withMessageContaining("nadir.validation.packages")
                .withMessageContaining("5.0.0");
    }

    @Test
    void anArchiveWithoutAManifestIsRefused(@TempDir Path folder) {
        Path file = PackageFile.write(folder, Map.of("readme.txt", "nothing"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperatorPackages.read(R4, List.of(file)))
                .withMessageContaining("package/package.json is missing");
    }

    @Test
    void aFileThatIsNoArchiveIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("some.tgz"), "text");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperatorPackages.read(R4, List.of(file)))
                .withMessageContaining("it is no FHIR package");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("missing.tgz");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValidationProperties(true, List.of(missing)))
                .withMessageContaining("nadir.validation.packages")
                .withMessageContaining("missing.tgz");
    }
}
