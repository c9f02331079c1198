package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Lays out FHIR's own R4 definitions as the package {@code hl7.fhir.r4.core}, for tools that know only packages.
 *
 * <p>They come from HAPI's jar, so that a build needs no registry but Maven's. The tools delete a cache whose
 * {@code packages.ini} names another version than theirs.
 */
public final class CorePackage {

    public static final String NAME = "hl7.fhir.r4.core#4.0.1";

    private static final String DEFINITIONS = "/org/hl7/fhir/r4/model/";
    private static final List<String> BUNDLES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml",
            "extension/extension-definitions.xml",
            "sp/search-parameters.json");

    private final Path folder;
    private final FhirContext context = FhirContext.forR4Cached();

    private CorePackage(Path folder) {
        this.folder = folder;
    }

    /** Makes the cache in {@code .fhir} under the given home folder. */
    public static void main(String... home) throws IOException {
        prepare(Path.of(home[0]));
    }

    /** Makes the cache in {@code .fhir} under a home folder; one that is complete stays. */
    public static Path prepare(Path home) throws IOException {
        Path packages = home.resolve(".fhir/packages");
        Path folder = packages.resolve(NAME).resolve("package");
        // Written last: its presence means that the package is whole.
        Path manifest = folder.resolve("package.json");
        if (!Files.exists(manifest)) {
            Files.createDirectories(folder);
            Files.writeString(packages.resolve("packages.ini"), "[cache]\nversion = 3\n");
            Files.writeString(home.resolve(".fhir/fhir-settings.json"), """
                    {"prohibitNetworkAccess": true, "ignoreDefaultPackageServers": true}
                    """);
            new CorePackage(folder).write();
            Files.writeString(manifest, """
                    {"name": "hl7.fhir.r4.core", "version": "4.0.1", "type": "fhir.core", "tools-version": 3,
                     "canonical": "http://hl7.org/fhir", "url": "http://hl7.org/fhir/R4", "fhirVersions": ["4.0.1"]}
                    """);
        }
        return packages;
    }

    private void write() throws IOException {
        PackageIndex index = new PackageIndex();
        for (String bundle : BUNDLES) {
            for (Bundle.BundleEntryComponent entry : read(bundle).getEntry()) {
                Resource resource = entry.getResource();
                Files.writeString(folder.resolve(fileName(resource)), index.add(resource));
            }
        }
        Files.writeString(folder.resolve(".index.json"), index.json());
    }

    private Bundle read(String name) throws IOException {
        IParser parser = name.endsWith(".xml") ? context.newXmlParser() : context.newJsonParser();
        // The definitions hold a few things that a strict reader refuses.
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        try (InputStream file = Objects.requireNonNull(
                FhirContext.class.getResourceAsStream(DEFINITIONS + name), () -> name + " is not on the class path")) {
            return parser.parseResource(Bundle.class, file);
        }
    }

    static String fileName(Resource resource) {
        return "%s-%s.json".formatted(resource.fhirType(), resource.getIdPart());
    }
}
