package org.nadir.monitoring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id by which the answer, the log and the audit trail can be brought together.
 *
 * <p>The caller's own is taken from {@code X-Request-ID}, or from the trace of {@code traceparent}, if it is made of letters
 * that cannot forge a line of the log; else one is made.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
final class RequestIds extends OncePerRequestFilter {

    static final String HEADER = "X-Request-ID";
    static final String TRACE_HEADER = "traceparent";

    /** Under which names the log has them. */
    static final String REQUEST = "requestId";

    static final String TRACE = "traceId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> trace = trace(request.getHeader(TRACE_HEADER));
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(SANE.asMatchPredicate())
                .or(() -> trace)
                .orElseGet(() -> UUID.randomUUID().toString());
        response.setHeader(HEADER, id);
        try (MDCCloseable named = MDC.putCloseable(REQUEST, id)) {
            trace.ifPresent(traceId -> MDC.put(TRACE, traceId));
            chain.doFilter(new Named(request, id), response);
        } finally {
            MDC.remove(TRACE);
        }
    }

    private static Optional<String> trace(String header) {
        Matcher parent = TRACE_PARENT.matcher(header == null ? "" : header);
        return parent.matches() ? Optional.of(parent.group(1)) : Optional.empty();
    }

    /** The request as the doors see it: with the id, and never with one that was not taken. */
    private static final class Named extends HttpServletRequestWrapper {

        private final String id;

        Named(HttpServletRequest request, String id) {
            super(request);
            this.id = id;
        }

        @Override
        public String getHeader(String name) {
            return HEADER.equalsIgnoreCase(name) ? id : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HEADER.equalsIgnoreCase(name) ? Collections.enumeration(List.of(id)) : super.getHeaders(name);
        }
    }
}
