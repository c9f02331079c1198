package org.nadir.guide;

import ca.uhn.fhir.util.VersionUtil;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether the guide is to be made anew: a digest of its pages, resources and programs. */
final class Digest {

    private final MessageDigest digest;

    private Digest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the folder {@code ig}, this room's classes, and the version of HAPI. */
    static String of(Path folder) throws IOException {
        Digest digest = new Digest();
        digest.add(folder.resolve("input"));
        digest.add(folder.resolve("fsh-generated/resources"));
        digest.add(room());
        digest.digest.update(VersionUtil.getVersion().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private static Path room() {
        try {
            Path classes = Path.of(Digest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve(Digest.class.getPackageName().replace('.', '/'));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
