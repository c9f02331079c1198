package org.nadir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.testing.Definitions;

/** The package is whole, always the same, and can be used by HAPI and by HL7's tools. */
class GuidePackageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GuideSource SOURCE = BuiltSite.source();
    private static final Path FILE = BuiltSite.FOLDER.resolve(Site.PACKAGE);

    @Test
    void manifest_names_the_guide_in_its_version() throws IOException {
        JsonNode manifest = JSON.readTree(entries().get("package/package.json"));

        assertThat(manifest.path("name").asText()).isEqualTo("org.nadir.fhir");
        assertThat(manifest.path("version").asText()).isEqualTo(SOURCE.guide().getVersion());
        assertThat(manifest.path("canonical").asText()).isEqualTo("https://nadir-cds.github.io/fhir");
        assertThat(manifest.path("fhirVersions").path(0).asText()).isEqualTo("4.0.1");
        assertThat(manifest.path("dependencies").path("hl7.fhir.r4.core").asText())
                .isEqualTo("4.0.1");
        assertThat(manifest.path("date").asText()).matches("\\d{14}");
        assertThat(manifest.fieldNames())
                .toIterable()
                .contains("tools-version", "type", "license", "url", "title", "description", "author", "directories");
    }

    @Test
    void each_index_lists_the_files_of_its_folder_as_they_are() throws IOException {
        Map<String, String> entries = entries();
        List<String> folders = entries.keySet().stream()
                .filter(name -> name.endsWith("/.index.json"))
                .map(name -> name.replace("/.index.json", ""))
                .toList();

        assertThat(folders).contains("package", "package/example");
        for (String folder : folders) {
            JsonNode files = JSON.readTree(entries.get(folder + "/.index.json")).path("files");
            assertThat(StreamSupport.stream(files.spliterator(), false)
                            .map(file -> folder + "/" + file.path("filename").asText()))
                    .containsExactlyInAnyOrderElementsOf(entries.keySet().stream()
                            .filter(name -> name.matches(folder + "/[^/.]+-[^/]+\\.json"))
                            .toList());
            for (JsonNode file : files) {
                JsonNode content = JSON.readTree(
                        entries.get(folder + "/" + file.path("filename").asText()));
                assertThat(content.path("resourceType")).isEqualTo(file.path("resourceType"));
                assertThat(content.path("id")).isEqualTo(file.path("id"));
                assertThat(content.path("url")).isEqualTo(file.path("url"));
            }
        }
    }

    @Test
    void every_resource_of_the_guide_is_in_it_once_and_examples_are_apart() throws IOException {
        Map<String, String> entries = entries();

        assertThat(SOURCE.artifacts()).allSatisfy(artifact -> assertThat(entries)
                .containsKey(artifact.use().folder() + "/" + artifact.base() + ".json"));
        assertThat(entries)
                .containsKeys(
                        "package/ImplementationGuide-org.nadir.fhir.json",
                        "package/example/Patient-example-patient.json");
        assertThat(entries.keySet()).noneMatch(name -> name.matches("package/(Patient|Observation)-.*"));
    }

    @Test
    void same_source_gives_the_same_bytes(@TempDir Path folder) throws IOException {
        Path again = folder.resolve("again.tgz");
        new GuidePackage(BuiltSite.source()).write(again);

        assertThat(again).hasSameBinaryContentAs(FILE);
    }

    @Test
    void tools_of_HL7_load_it() throws IOException {
        try (InputStream stream = Files.newInputStream(FILE)) {
            NpmPackage loaded = NpmPackage.fromPackage(stream);

            assertThat(loaded.name()).isEqualTo("org.nadir.fhir");
            assertThat(loaded.fhirVersion()).isEqualTo("4.0.1");
            assertThat(loaded.listResources("StructureDefinition"))
                    .contains("StructureDefinition-neutrophil-result.json");
            assertThat(loaded.hasFile("example", "Patient-example-patient.json"))
                    .isTrue();
        }
    }

    @Test
    void a_validator_that_knows_our_profiles_by_the_package_alone_accepts_the_good_and_refuses_the_bad()
            throws IOException {
        FhirValidator validator = validatorWithPackage();
        String good = Definitions.text("Observation-example-neutrophils");

        assertThat(errors(validator, good)).isEmpty();
        assertThat(errors(validator, good.replace("26499-4", "718-7")))
                .anySatisfy(error -> assertThat(error).contains("value set neutrophil-count"));
        assertThat(errors(validator, good.replace("\"10*9/L\"", "\"g/dL\"")))
                .anySatisfy(error -> assertThat(error).contains("ValueSet/cell-count-unit"));
    }

    private static FhirValidator validatorWithPackage() throws IOException {
        FhirContext context = FhirContext.forR4Cached();
        NpmPackageValidationSupport ours = new NpmPackageValidationSupport(context);
        ours.loadPackageFromClasspath("classpath:static/ig/" + Site.PACKAGE);
        // As in HAPI's own server: nobody has LOINC here.
        UnknownCodeSystemWarningValidationSupport others = new UnknownCodeSystemWarningValidationSupport(context);
        others.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        return context.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        ours,
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context),
                        others)));
    }

    private static List<String> errors(FhirValidator validator, String resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static Map<String, String> entries() throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(FILE)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String before =
                        entries.put(entry.getName(), new String(archive.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(before).as(entry.getName()).isNull();
            }
        }
        return entries;
    }
}
