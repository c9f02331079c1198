package org.nadir.fhirserver.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of a job, such as {@code Observation-1}.
 *
 * @param type of the resources in it
 * @param number counts the files of a type, from 1
 */
record ExportFile(String type, int number) {

    private static final Pattern NAME = Pattern.compile("([A-Z][A-Za-z]+)-([1-9]\\d{0,8})");

    /** Where the warnings of a job are. */
    static final ExportFile WARNINGS = new ExportFile("OperationOutcome", 1);

    static Optional<ExportFile> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new ExportFile(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    String name() {
        return type + "-" + number;
    }
}
