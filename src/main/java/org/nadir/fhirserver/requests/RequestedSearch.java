package org.nadir.fhirserver.requests;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses the parts of a search that HAPI would pass over in silence, or cannot do in this setup. */
final class RequestedSearch {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SUMMARY = Pattern.compile("true|text|data|count|false");
    private static final Pattern TOTAL = Pattern.compile("none|estimate|accurate");

    private static final Map<String, Pattern> CONTROLS = Map.of(
            "_count", NUMBER,
            "_offset", NUMBER,
            "_getpagesoffset", NUMBER,
            "_summary", SUMMARY,
            "_total", TOTAL);

    private static final Set<String> UNSUPPORTED = Set.of("_content", "_list", "_query", "_text");

    /** A chain continues after a resource type, so a capital letter is fine. */
    private static final Pattern MODIFIER = Pattern.compile(
            "above|below|contains|exact|identifier|iterate|missing|not|of-type|text|exclude|[A-Z]\\w*(?:[.:].*)?");

    private RequestedSearch() {}

    static void check(Map<String, String[]> parameters) {
        parameters.forEach((name, values) -> {
            checkName(name);
            Pattern allowed = CONTROLS.get(name);
            for (String value : values) {
                if (allowed != null && !allowed.matcher(value).matches()) {
                    throw new InvalidRequestException(
                            "The value of %s must be one of %s".formatted(name, allowed.pattern()));
                }
            }
        });
    }

    private static void checkName(String name) {
        if (UNSUPPORTED.contains(name)) {
            throw new InvalidRequestException("The parameter " + name + " is not supported");
        }
        String[] parts = name.split(":", 2);
        if (parts.length == 2
                && !parts[0].equals("_has")
                && !MODIFIER.matcher(parts[1]).matches()) {
            throw new InvalidRequestException("Unknown modifier \"%s\" of %s".formatted(parts[1], parts[0]));
        }
    }
}
