package org.nadir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packages in the cache of the HL7 tools, besides FHIR's own definitions. */
final class Packages {

    private Packages() {}

    /** An empty package, for one that a tool insists on and nobody needs. */
    static void stub(Path home, String name, String version) throws IOException {
        Path folder = home.resolve(".fhir/packages/%s#%s/package".formatted(name, version));
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
