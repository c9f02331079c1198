package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void namesThatLeaveTheFolderAreNothingToUs(@TempDir Path folder) throws IOException {
        Path file = PackageFile.write(
                Files.createDirectory(folder.resolve("inner")),
                Map.of(
                        "package/package.json",
                        PackageFile.manifest("4.0.1"),
                        "../escaped.json",
                        PackageFile.DATED_PATIENT,
                        "package/../../escaped.json",
                        PackageFile.DATED_PATIENT,
                        "package/..\\escaped.json",
                        "{",
                        folder + "/escaped.json",
                        PackageFile.DATED_PATIENT));

        assertThat(OperatorPackages.read(R4, List.of(file)).fetchStructureDefinition(PackageFile.DATED))
                .isNull();
        try (Stream<Path> written = Files.walk(folder)) {
            assertThat(written.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK})
    void linksAreNotFollowed(byte kind, @TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.json"), PackageFile.DATED_PATIENT);
        Path file = PackageFile.writeLink(folder, "package/linked.json", kind, secret.toString());

        assertThat(OperatorPackages.read(R4, List.of(file)).fetchStructureDefinition(PackageFile.DATED))
                .isNull();
    }

    @Test
    void anArchiveThatUnfoldsWithoutBoundsIsRefused(@TempDir Path folder) {
        Path file = PackageFile.writeZeros(folder, "package/zeros.json", 257L << 20);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperatorPackages.read(R4, List.of(file)))
                .withMessageContaining("nadir.validation.packages")
                .withMessageContaining("256 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/package.tgz", "https://packages.fhir.org/us.core", "file:///x.tgz"})
    void anAddressIsNoFile(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValidationProperties(true, List.of(Path.of(address))))
                .withMessageContaining("nadir.validation.packages");
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
