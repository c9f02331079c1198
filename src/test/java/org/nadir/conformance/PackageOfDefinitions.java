package org.nadir.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.nadir.testing.Definitions;

/** The compiled definitions as an installable package. */
final class PackageOfDefinitions {

    static final String NAME = "org.nadir.fhir";
    static final String VERSION = "0.3.0";

    private PackageOfDefinitions() {}

    static byte[] tgz() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream files = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            add(files, "package/package.json", """
                    {"name": "%s", "version": "%s", "tools-version": 3, "type": "IG", "fhirVersions": ["4.0.1"],
                     "canonical": "https://nadir-cds.github.io/fhir", "author": "Nadir", "description": "Nadir",
                     "dependencies": {"hl7.fhir.r4.core": "4.0.1"}}
                    """.formatted(NAME, VERSION));
            for (Path file : Definitions.files("")) {
                String text = Definitions.read(file);
                JsonNode resource = FhirText.json(text);
                boolean definition = resource.has("url") || resource.has("uniqueId");
                add(files, "package/" + (definition ? "" : "example/") + file.getFileName(), text);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream files, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        files.putArchiveEntry(entry);
        files.write(content);
        files.closeArchiveEntry();
    }
}
