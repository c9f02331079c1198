package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definitions in the FHIR packages that an operator names.
 *
 * @see <a href="https://confluence.hl7.org/display/FHIR/NPM+Package+Specification">NPM Package Specification</a>
 */
final class OperatorPackages {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorPackages.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FOLDER = "package/";
    private static final String MANIFEST = "package.json";

    /** HL7's terminology package, the largest in use, unfolds to some 150 MB. */
    private static final long LARGEST = 256L << 20;

    private final FhirContext context;
    private final PrePopulatedValidationSupport definitions;

    private OperatorPackages(FhirContext context) {
        this.context = context;
        this.definitions = new PrePopulatedValidationSupport(context);
    }

    static IValidationSupport read(FhirContext context, List<Path> files) {
        OperatorPackages packages = new OperatorPackages(context);
        files.forEach(packages::add);
        return packages.definitions;
    }

    private void add(Path file) {
        try {
            Map<String, String> content = unpacked(file);
            String manifest = content.remove(MANIFEST);
            if (manifest == null) {
                throw refused(file, "it is no FHIR package: %s%s is missing".formatted(FOLDER, MANIFEST));
            }
            JsonNode about = JSON.readTree(manifest);
            if (!about.path("fhirVersions").toString().contains("\"4.0")) {
                throw refused(file, "it is for FHIR %s, not 4.0.1".formatted(about.path("fhirVersions")));
            }
            long added = content.values().stream().filter(this::add).count();
            LOG.info(
                    "Validating by {} {} too: {} definitions",
                    about.path("name").asText(),
                    about.path("version").asText(),
                    added);
        } catch (IOException | DataFormatException e) {
            throw refused(file, "it is no FHIR package: " + e.getMessage());
        }
    }

    /** The JSON files that lie in the package's main folder; examples lie in one below it. */
    private static Map<String, String> unpacked(Path file) throws IOException {
        Map<String, String> content = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(bounded(Files.newInputStream(file)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                boolean isPlain = !entry.isSymbolicLink() && !entry.isLink() && !entry.isSparse();
                if (isPlain && name.matches(FOLDER + "[^/.][^/]*\\.json")) {
                    content.put(
                            name.substring(FOLDER.length()), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }

    /** A small archive can unfold to any size; nothing of it is written to a disk. */
    private static InputStream bounded(InputStream archive) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(new GZIPInputStream(archive))
                .setMaxCount(LARGEST)
                .setOnMaxCount((most, read) -> {
                    throw new IOException("it unfolds to more than %d MB".formatted(LARGEST >> 20));
                })
                .get();
    }

    /** Without a canonical address there is nothing that a claim could name. */
    private boolean add(String json) {
        IBaseResource resource = context.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(json);
        boolean named = resource instanceof MetadataResource definition && definition.hasUrl();
        if (named) {
            definitions.addResource(resource);
        }
        return named;
    }

    private static IllegalArgumentException refused(Path file, String why) {
        return new IllegalArgumentException("nadir.validation.packages names %s, but %s".formatted(file, why));
    }
}
