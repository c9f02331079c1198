package org.nadir.security.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.nadir.cdshooks.CdsClient;
import org.nadir.cdshooks.KnownCaller;
import org.nadir.fhirserver.answers.PlainOutcome;
import org.nadir.security.scopes.Grant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets each client have so many requests under way and no more, so that a busy one does not starve the others. */
final class ConcurrentRequests extends OncePerRequestFilter {

    private static final int TOO_MANY_REQUESTS = 429;

    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();
    private final int allowed;

    ConcurrentRequests(int allowed) {
        this.allowed = allowed;
    }

    /** Whoever watches the server must be answered most of all while it is busy. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String client = client(request);
        int now = underWay.merge(client, 1, Integer::sum);
        try {
            if (now > allowed) {
                refuse(response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            underWay.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Set by whoever checked the token or the signature; the address of the connection where nobody did. */
    private static String client(HttpServletRequest request) {
        if (request.getAttribute(Grant.ATTRIBUTE) instanceof Grant grant) {
            return "token %s %s".formatted(grant.issuer(), grant.client());
        }
        if (request.getAttribute(KnownCaller.ATTRIBUTE) instanceof CdsClient client) {
            return "signed %s %s".formatted(client.issuer(), client.tenant());
        }
        return "address " + request.getRemoteAddr();
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "1");
        PlainOutcome.write(
                response,
                TOO_MANY_REQUESTS,
                "throttled",
                "This client has more than %d requests under way (nadir.limits.concurrent-requests): wait for an answer, then try again"
                        .formatted(allowed));
    }
}
