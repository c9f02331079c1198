package org.nadir.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest of the FSH sources, written beside what is compiled from them.
 *
 * <p>The ordinary tests have no Node to compile again: by the digest they see that somebody forgot to.
 */
public final class SourceDigest {

    /** Where it is committed. */
    public static final Path FILE = Path.of("ig/fsh-generated/sources.sha256");

    private SourceDigest() {}

    /** Writes the digest, as the last step of the compilation. */
    public static void main(String... arguments) throws IOException {
        Files.writeString(FILE, of(Path.of("fhir-profiles")) + "\n");
    }

    /** The digest of the configuration and of all sources of a SUSHI project, with Unix line ends. */
    public static String of(Path project) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : sources(project)) {
            digest.update(project.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> sources(Path project) throws IOException {
        try (Stream<Path> sources = Files.walk(project.resolve("input/fsh"))) {
            return Stream.concat(Stream.of(project.resolve("sushi-config.yaml")), sources.filter(file -> file.toString()
                            .endsWith(".fsh")))
                    .sorted()
                    .toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
