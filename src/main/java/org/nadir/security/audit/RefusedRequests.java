package org.nadir.security.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records what was refused before it reached a door, without believing anything that the caller said of itself.
 *
 * <p>Anyone can be refused as often as they like, so only some refusals of a minute are recorded, with the number of those
 * passed over.
 */
final class RefusedRequests extends OncePerRequestFilter {

    private static final String TOLD = RefusedRequests.class.getName() + ".told";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private final AuditTrail trail;
    private final RefusalBound bound;
    private final OwnAddress server;
    private final Clock clock;

    RefusedRequests(AuditTrail trail, RefusalBound bound, OwnAddress server, Clock clock) {
        this.trail = trail;
        this.bound = bound;
        this.server = server;
        this.clock = clock;
    }

    /** Says that the door itself tells of this request. */
    static void markAsTold(HttpServletRequest request) {
        request.setAttribute(TOLD, true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (REFUSALS.contains(response.getStatus()) && request.getAttribute(TOLD) == null) {
                bound.admit(request.getRemoteAddr()).ifPresent(passedOver -> record(request, response, passedOver));
            }
        }
    }

    private void record(HttpServletRequest request, HttpServletResponse response, int passedOver) {
        // Without parameters: they may hold a token.
        String address = server.fhirBase().replaceAll("/fhir$", "") + request.getRequestURI();
        trail.record(List.of(new AuditedAct(
                clock.instant(),
                Pattern.OTHER,
                Subtype.ours("refused", "Refused"),
                response.getStatus(),
                passedOver == 0 ? "" : "and %d refusals before it that are not recorded".formatted(passedOver),
                Caller.unknown(request),
                List.of(new Thing.Query(request.getMethod() + " " + address)))));
    }
}
