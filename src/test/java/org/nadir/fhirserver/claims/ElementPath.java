package org.nadir.fhirserver.claims;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a branch of a search expression leads, such as {@code (Observation.value as Quantity)}.
 *
 * @param steps the names of the elements below the resource
 * @param type the data type of the last one, where the expression names it; else empty
 */
record ElementPath(List<String> steps, Optional<String> type) {

    private static final Pattern AS = Pattern.compile("(?: as |\\.as\\(|\\.ofType\\()(\\w+)\\)?");
    private static final Pattern FUNCTION = Pattern.compile("\\.(?:where|exists)\\(.*|\\[\\d+]");

    static ElementPath of(String branch) {
        String plain = branch.replaceFirst("^\\((.*)\\)$", "$1");
        Matcher as = AS.matcher(plain);
        Optional<String> type = as.find() ? Optional.of(as.group(1)) : Optional.empty();
        String names = FUNCTION.matcher(AS.matcher(plain).replaceAll("")).replaceAll("");
        return new ElementPath(Stream.of(names.split("\\.")).skip(1).toList(), type);
    }

    /** The path from the resource to an element that an expression names below it. */
    static ElementPath below(String resourceType, String expression) {
        return of(resourceType + "." + expression);
    }
}
