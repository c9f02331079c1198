package org.nadir.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Packages in the cache of the HL7 tools, besides FHIR's own definitions. */
public final class Packages {

    private static final Path CACHE = Hl7Validator.HOME.resolve(".fhir/packages");

    private Packages() {}

    /** Unpacks a package into the cache and gives its folder of definitions. */
    public static Path unpack(Path tgz, String idAndVersion) throws IOException {
        Path folder = CACHE.resolve(idAndVersion);
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(tgz))))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Path target = folder.resolve(file.getName()).normalize();
                if (!file.isDirectory() && target.startsWith(folder)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(files, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return folder.resolve("package");
    }

    /** An empty package, for one that a tool insists on and nobody needs. */
    public static void stub(String name, String version) throws IOException {
        Path folder = CACHE.resolve("%s#%s/package".formatted(name, version));
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".index.json"), "{\"index-version\": 2, \"files\": []}");
            Files.writeString(folder.resolve("package.json"), """
                    {"name": "%s", "version": "%s", "tools-version": 3, "type": "IG",
                     "canonical": "http://example.org/%1$s", "fhirVersions": ["4.0.1"], "dependencies": {}}
                    """.formatted(name, version));
        }
    }
}
