package org.nadir.security.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.nadir.fhirserver.answers.PlainOutcome;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an address or a form that is too long to be a sensible question. */
final class OversizedRequests extends OncePerRequestFilter {

    /**
     * Tomcat's note that it dropped parameters: without a look at it, a search whose form is too large would be one for
     * everything.
     */
    private static final String DROPPED = "org.apache.catalina.parameter_parse_failed";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final TrafficLimits limits;

    OversizedRequests(TrafficLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.length() > limits.queryLength()) {
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_REQUEST_URI_TOO_LONG,
                    "too-long",
                    "The query has %,d characters; this server takes at most %,d (nadir.limits.query-length). Post it to _search"
                            .formatted(query.length(), limits.queryLength()));
        } else if (isForm(request)
                && (request.getContentLengthLong() > limits.formSize().toBytes() || isCutShort(request))) {
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "too-long",
                    "The form is larger than the %,d bytes that this server takes (nadir.limits.form-size), or malformed"
                            .formatted(limits.formSize().toBytes()));
        } else if (isCutShort(request)) {
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "invalid",
                    "The query is not encoded as a URL, or has too many parameters");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static boolean isCutShort(HttpServletRequest request) {
        // Asked for, so that they are read now.
        request.getParameterNames();
        return request.getAttribute(DROPPED) != null;
    }
}
