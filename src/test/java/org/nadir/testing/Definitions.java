package org.nadir.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The compiled definitions, as they are committed. */
public final class Definitions {

    private static final Path FOLDER = Path.of("ig/fsh-generated/resources");

    private Definitions() {}

    /** The file of a definition, such as {@code ValueSet-g-csf}. */
    public static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    public static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
