package org.nadir.fhirserver.demo;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.hl7.fhir.exceptions.FHIRException;

/** One line of a course's file, which knows where it stands. */
record DemoLine(String file, int number, String text) {

    DemoCourseException problem(String problem) {
        return new DemoCourseException(file, number, problem);
    }

    /** Reads a part of this line; what the reader refuses becomes a problem of this line. */
    <T> T read(String what, String part, Function<String, T> reader) {
        try {
            return reader.apply(part);
        } catch (DateTimeException | IllegalArgumentException | FHIRException refused) {
            DemoCourseException problem = problem("'%s' is not a %s".formatted(part, what));
            problem.initCause(refused);
            throw problem;
        }
    }

    <E extends Enum<E>> E choice(String what, String word, Class<E> choices) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> problem("'%s' is not a %s".formatted(word, what)));
    }
}
