package org.nadir.security.cdsclients;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.nadir.cdshooks.KnownCaller;
import org.nadir.cdshooks.SmartApp;
import org.nadir.security.scopes.Grant;
import org.nadir.security.tokens.Brought;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in calls that a listed client signed, and calls of apps with an access token that is good at {@code /fhir}, before
 * anything of the body is read. All others get a bare 401: the reason is the operator's, in the log.
 */
final class SignedCalls extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(SignedCalls.class);

    private final ClientTokens tokens;
    private final Function<HttpServletRequest, Brought> accessTokens;
    private final FailedAttempts attempts;
    private final RefusalLog refusals;
    private final boolean discoveryIsOpen;

    SignedCalls(
            ClientTokens tokens,
            Function<HttpServletRequest, Brought> accessTokens,
            FailedAttempts attempts,
            RefusalLog refusals,
            boolean discoveryIsOpen) {
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.attempts = attempts;
        this.refusals = refusals;
        this.discoveryIsOpen = discoveryIsOpen;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ((discoveryIsOpen && isDiscovery(request)) || isLetIn(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isLetIn(HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        if (attempts.areTooMany(address)) {
            response.setHeader("Retry-After", Long.toString(attempts.secondsLeft()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return false;
        }
        try {
            return isKnown(request, response);
        } catch (TokenRefusedException refused) {
            attempts.add(address);
            refusals.tell(refused);
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } catch (DataAccessException away) {
            LOG.error(
                    "A CDS call was not taken, because used tokens cannot be remembered: {}",
                    away.getClass().getName());
            putOff(response);
        }
        return false;
    }

    private boolean isKnown(HttpServletRequest request, HttpServletResponse response) throws TokenRefusedException {
        // Whoever asks for the services is asked for a signature or for nothing.
        Brought brought = isDiscovery(request) ? new Brought.Nothing() : accessTokens.apply(request);
        switch (brought) {
            case Brought.Nothing nothing -> request.setAttribute(KnownCaller.ATTRIBUTE, tokens.accept(request));
            case Brought.Good(Grant grant) -> {
                request.setAttribute(Grant.ATTRIBUTE, grant);
                request.setAttribute(KnownCaller.ATTRIBUTE, app(grant));
            }
            case Brought.Bad bad -> throw new TokenRefusedException(Refusal.ACCESS_TOKEN);
            case Brought.Undecided undecided -> {
                putOff(response);
                return false;
            }
        }
        return true;
    }

    private static SmartApp app(Grant grant) {
        return new SmartApp(grant.issuer(), grant.client(), grant.fhirUser().orElse(""));
    }

    private static void putOff(HttpServletResponse response) {
        response.setHeader("Retry-After", "30");
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static boolean isDiscovery(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/cds-services")
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }
}
