package org.nadir.testing;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The compiled definitions, as they are committed. */
public final class Definitions {

    private static final Path FOLDER = Path.of("ig/fsh-generated/resources");

    private Definitions() {}

    /** Where they all are. */
    public static Path folder() {
        return FOLDER.toAbsolutePath();
    }

    /** The files of all definitions and examples whose names start so, in the order of their names. */
    public static List<Path> files(String start) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a definition, such as {@code ValueSet-g-csf}. */
    public static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    public static String text(String name) {
        return read(file(name));
    }

    /** A definition in HAPI's model. */
    public static IBaseResource resource(String name) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(text(name));
    }

    /** The text of any file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
