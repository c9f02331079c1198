package org.nadir.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The fhirclient library that SMART apps use, as its makers publish it. Only the npm registry holds it, so npm itself,
 * which is on Maven Central, fetches it once into {@code target}.
 */
public final class FhirClientLibrary {

    private static final String NAME = "fhirclient";
    private static final String VERSION = "2.6.3";

    /** As the registry states it. */
    private static final String SHA_512 =
            "CirZixcwWelbkIXxpxlNQx5+ZdJirl6F1s4y4yvA1X7hHAkr9n99aVHaMi0wX+97nATjKQ65X6NB5as/wZoJzg==";

    private static final String SCRIPT = "package/build/fhir-client.min.js";
    private static final String NPM = "/META-INF/resources/webjars/npm/5.0.0";

    private FhirClientLibrary() {}

    /** The script for a page. */
    public static String script() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "npm").toAbsolutePath());
            Path packed = folder.resolve(NAME + "-" + VERSION + ".tgz");
            if (!Files.exists(packed)) {
                fetch(folder);
            }
            String sum = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(packed)));
            if (!sum.equals(SHA_512)) {
                Files.delete(packed);
                throw new AssertionError(packed + " is not what the registry published: " + sum);
            }
            return script(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fetch(Path folder) throws IOException {
        Path client = folder.resolve("client");
        unpackNpm(client);
        NodeProgram.Result result = NodeProgram.run(
                folder,
                Map.of("npm_config_update_notifier", "false"),
                client.resolve("bin/npm-cli.js").toString(),
                "pack",
                NAME + "@" + VERSION);
        if (result.exitCode() != 0) {
            throw new AssertionError("npm could not fetch " + NAME + " " + VERSION + ". Behind a proxy with its own"
                    + " certificate set NODE_EXTRA_CA_CERTS. It said: " + result.output());
        }
    }

    private static void unpackNpm(Path target) throws IOException {
        try {
            URI jar = Objects.requireNonNull(FhirClientLibrary.class.getResource(NPM + "/bin/npm-cli.js"))
                    .toURI();
            try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
                    Stream<Path> paths = Files.walk(files.getPath(NPM))) {
                for (Path path : paths.toList()) {
                    Path copy =
                            target.resolve(files.getPath(NPM).relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else if (!Files.exists(copy)) {
                        Files.copy(path, copy);
                    }
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String script(Path packed) throws IOException {
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed))))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().equals(SCRIPT)) {
                    return new String(files.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError(packed + " holds no " + SCRIPT);
    }
}
