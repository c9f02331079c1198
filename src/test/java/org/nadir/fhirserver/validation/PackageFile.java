package org.nadir.fhirserver.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A FHIR package that a test makes. */
final class PackageFile {

    static final String DATED = "http://example.org/StructureDefinition/dated-in-a-package";

    static final String DATED_PATIENT = """
            {"resourceType": "StructureDefinition", "id": "dated", "name": "Dated", "status": "active",
             "url": "%s", "fhirVersion": "4.0.1", "kind": "resource", "abstract": false, "type": "Patient",
             "derivation": "constraint", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
             "differential": {"element": [{"id": "Patient.birthDate", "path": "Patient.birthDate", "min": 1}]}}
            """.formatted(DATED);

    private PackageFile() {}

    static String manifest(String fhirVersion) {
        return """
                {"name": "example.package", "version": "1.0.0", "fhirVersions": ["%s"]}
                """.formatted(fhirVersion);
    }

    static Path write(Path folder, Map<String, String> content) {
        Path file = folder.resolve("package.tgz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, String> part : content.entrySet()) {
                byte[] text = part.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(part.getKey());
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A package with a link in it. */
    static Path writeLink(Path folder, String name, byte kind, String target) {
        TarArchiveEntry link = new TarArchiveEntry(name, kind);
        link.setLinkName(target);
        return writeWith(folder, link);
    }

    /** A package with a file of nothing but zeros, which compresses to a thousandth. */
    static Path writeZeros(Path folder, String name, long length) {
        TarArchiveEntry zeros = new TarArchiveEntry(name);
        zeros.setSize(length);
        return writeWith(folder, zeros);
    }

    private static Path writeWith(Path folder, TarArchiveEntry more) {
        Path file = folder.resolve("package.tgz");
        byte[] manifest = manifest("4.0.1").getBytes(StandardCharsets.UTF_8);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            TarArchiveEntry first = new TarArchiveEntry("package/package.json");
            first.setSize(manifest.length);
            tar.putArchiveEntry(first);
            tar.write(manifest);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(more);
            byte[] zeros = new byte[1 << 20];
            for (long left = more.getSize(); left > 0; left -= zeros.length) {
                tar.write(zeros, 0, Math.toIntExact(Math.min(zeros.length, left)));
            }
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
