package org.nadir.fhirserver.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request of which HAPI does not see that RDF would be accepted: it would try, and the library for it is left out. */
public final class WithoutTurtle extends HttpServletRequestWrapper {

    private static final String ACCEPT = "Accept";

    public WithoutTurtle(HttpServletRequest request) {
        super(request);
    }

    /** Whether RDF is the only thing that the client takes. */
    public boolean wantsNothingElse() {
        return isTurtle(getParameter("_format"))
                || (getParameter("_format") == null && super.getHeader(ACCEPT) != null && ranges().isEmpty());
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(ACCEPT) ? joined() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!name.equalsIgnoreCase(ACCEPT)) {
            return super.getHeaders(name);
        }
        String accepted = joined();
        return accepted == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(accepted));
    }

    private @Nullable String joined() {
        String accepted = String.join(",", ranges());
        return accepted.isEmpty() ? null : accepted;
    }

    private List<String> ranges() {
        return Collections.list(super.getHeaders(ACCEPT)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(range -> !range.isEmpty() && !isTurtle(range))
                .collect(Collectors.toList());
    }

    private static boolean isTurtle(@Nullable String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT).matches("(text/|application/(x-|fhir\\+)?)?(turtle|ttl|rdf)\\b.*");
    }
}
