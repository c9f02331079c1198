package org.nadir.conformance;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.testing.Definitions;
import org.nadir.testing.Packages;

/** US Core 6.1.0 from its public package, where that lies beside the project or where {@code -Dnadir.packages} says. */
final class UsCore {

    static final String LABORATORY_RESULT = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab";
    static final String MEDICATION_ORDER = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-medicationrequest";
    static final String PACKAGE = "hl7.fhir.us.core#6.1.0";

    private static final Path TGZ =
            Path.of(System.getProperty("nadir.packages", "../shared/packages"), "hl7.fhir.us.core-6.1.0.tgz");

    private final Path folder;

    private UsCore(Path folder) {
        this.folder = folder;
    }

    /** The package; a test that asks for it is skipped where it is not there. */
    static UsCore unpacked() {
        assumeThat(TGZ)
                .as("US Core 6.1.0 is not tested: no %s; set -Dnadir.packages", TGZ)
                .exists();
        try {
            return new UsCore(Packages.unpack(TGZ, PACKAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Structures, value sets and code systems. */
    List<Path> definitions() {
        return Stream.of("StructureDefinition-", "ValueSet-", "CodeSystem-")
                .flatMap(type -> files(folder, type).stream())
                .toList();
    }

    /** Laboratory results and medication orders that US Core shows as conforming. */
    List<JsonNode> examples() {
        return Stream.concat(
                        files(folder.resolve("example"), "Observation-").stream(),
                        files(folder.resolve("example"), "MedicationRequest-").stream())
                .map(file -> FhirText.json(Definitions.read(file)))
                .filter(resource -> Stream.of(LABORATORY_RESULT, MEDICATION_ORDER)
                        .anyMatch(resource.at("/meta/profile/0").asText()::startsWith))
                .toList();
    }

    /** The example under a reference such as {@code Patient/example}. */
    Optional<JsonNode> example(String reference) {
        Path file = folder.resolve("example").resolve(reference.replace('/', '-') + ".json");
        return Files.exists(file) ? Optional.of(FhirText.json(Definitions.read(file))) : Optional.empty();
    }

    private static List<Path> files(Path folder, String start) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
