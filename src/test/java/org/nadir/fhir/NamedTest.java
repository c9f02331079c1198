package org.nadir.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A test that a page names: {@code SomeTest}, {@code SomeTest#method}, or the approved advice of a replayed course.
 *
 * @param method empty where the whole class is meant
 */
record NamedTest(Path file, String method) {

    private static final Path JAVA = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The tests of a cell, in which everything that stands as code is a test. */
    static List<NamedTest> in(String cell) {
        return CODE.matcher(cell).results().map(found -> read(found.group(1))).toList();
    }

    private static NamedTest read(String name) {
        String[] parts = name.split("#", 2);
        Path file = name.endsWith(".txt") ? RESOURCES.resolve(name) : source(parts[0]);
        return new NamedTest(file, parts.length == 2 ? parts[1] : "");
    }

    private static Path source(String simpleName) {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElse(JAVA.resolve(simpleName + ".java"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with the name, empty where the test exists. */
    Optional<String> problem() throws IOException {
        if (!Files.exists(file)) {
            return Optional.of(file + " does not exist");
        }
        return method.isEmpty() || says("void " + method + "(")
                ? Optional.empty()
                : Optional.of("%s has no test %s".formatted(file, method));
    }

    /** Whether the test speaks of a word, such as a rule's id or topic. */
    boolean names(String word) throws IOException {
        Matcher whole = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(word) + "(?![A-Za-z0-9])")
                .matcher(Files.readString(file));
        return whole.find();
    }

    private boolean says(String text) throws IOException {
        return Files.readString(file).contains(text);
    }
}
