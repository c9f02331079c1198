package org.nadir.guide;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.ImplementationGuide;

/** The guide as a FHIR package, by which other servers and tools take over the definitions. */
final class GuidePackage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GuideSource source;

    GuidePackage(GuideSource source) {
        this.source = source;
    }

    /** Writes the package file; the same source gives the same bytes. */
    void write(Path file) throws IOException {
        try (Tarball tarball =
                new Tarball(file, date().atStartOfDay(ZoneOffset.UTC).toInstant())) {
            tarball.add("package/package.json", manifest());
            for (Artifact.Use use : Artifact.Use.values()) {
                add(tarball, use);
            }
        }
    }

    private void add(Tarball tarball, Artifact.Use use) throws IOException {
        PackageIndex index = new PackageIndex();
        List<Artifact> artifacts = source.artifacts().stream()
                .filter(artifact -> artifact.use() == use)
                .toList();
        if (use == Artifact.Use.DEFINITION) {
            tarball.add(use.folder() + "/" + CorePackage.fileName(source.guide()), index.add(source.guide()));
        }
        for (Artifact artifact : artifacts) {
            tarball.add(use.folder() + "/" + CorePackage.fileName(artifact.resource()), index.add(artifact.resource()));
        }
        if (!index.isEmpty()) {
            tarball.add(use.folder() + "/.index.json", index.json());
        }
    }

    private LocalDate date() {
        return LocalDate.parse(source.guide().getDateElement().getValueAsString());
    }

    private String manifest() throws IOException {
        ImplementationGuide guide = source.guide();
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", guide.getPackageId())
                .put("version", guide.getVersion())
                .put("tools-version", 3)
                .put("type", "IG")
                .put("date", date().format(DateTimeFormatter.BASIC_ISO_DATE) + "000000")
                .put("license", guide.getLicense().toCode())
                .put("canonical", guide.getUrl().replaceFirst("/ImplementationGuide/.*", ""))
                .put("url", guide.getUrl().replaceFirst("/ImplementationGuide/.*", ""))
                .put("title", guide.getTitle())
                .put("description", guide.getDescription())
                .put("author", guide.getPublisher());
        manifest.putArray("fhirVersions").add("4.0.1");
        manifest.putObject("dependencies").put("hl7.fhir.r4.core", "4.0.1");
        manifest.putObject("directories").put("lib", "package").put("example", "example");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    }
}
