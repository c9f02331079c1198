package org.nadir.fhirserver.claims;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a branch of a search expression leads, such as {@code (Observation.value as Quantity)}.
 *
 * @param steps the elements below the resource
 * @param type the data type of the last one, where the expression names it; else empty
 */
record ElementPath(List<Step> steps, Optional<String> type) {

    /**
     * One element.
     *
     * @param url of an extension, which one; else empty
     */
    record Step(String name, String url) {}

    private static final Pattern AS = Pattern.compile("(?: as |\\.as\\(|\\.ofType\\()(\\w+)\\)?");
    private static final Pattern EXTENSION = Pattern.compile("extension\\.where\\(url ?= ?'([^']+)'\\)");
    private static final Pattern FUNCTION = Pattern.compile("\\.(?:where|exists)\\(.*|\\[\\d+]");

    static ElementPath of(String branch) {
        String plain = branch.replaceFirst("^\\((.*)\\)$", "$1");
        Matcher as = AS.matcher(plain);
        Optional<String> type = as.find() ? Optional.of(as.group(1)) : Optional.empty();
        Matcher extension = EXTENSION.matcher(AS.matcher(plain).replaceAll(""));
        String url = extension.find() ? extension.group(1) : "";
        String names = FUNCTION.matcher(extension.replaceAll("extension")).replaceAll("");
        return new ElementPath(
                Stream.of(names.split("\\."))
                        .skip(1)
                        .map(name -> new Step(name, name.equals("extension") ? url : ""))
                        .toList(),
                type);
    }

    /** The path from the resource to an element that an expression names below it. */
    static ElementPath below(String resourceType, String expression) {
        return of(resourceType + "." + expression);
    }

    /** A path that leaves the type open, as an extension may, to a value of this type. */
    ElementPath as(String dataType) {
        boolean open =
                type.isEmpty() && steps.stream().anyMatch(step -> !step.url().isEmpty());
        return open ? new ElementPath(steps, Optional.of(dataType)) : this;
    }
}
