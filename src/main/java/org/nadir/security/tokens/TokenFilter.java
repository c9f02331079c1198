package org.nadir.security.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.nadir.fhirserver.answers.PlainOutcome;
import org.nadir.fhirserver.subscriptions.SubscriptionConfiguration;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Level;
import org.nadir.security.scopes.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who brings a good access token and puts the grant where the FHIR door looks for it; all others get a 401. */
public final class TokenFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);

    /** What says how to get a token cannot ask for one; the API document repeats the capability statement. */
    private static final Set<String> FOR_EVERYONE =
            Set.of(FhirBase.PATH + "/metadata", FhirBase.PATH + "/api-docs", SmartConfigurationServlet.PATH);

    private final AccessTokens tokens;

    TokenFilter(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForEveryone(request) || isLetIn(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Compares the address as it was sent, so that no way of writing another one looks like these. */
    private static boolean isForEveryone(HttpServletRequest request) {
        String method = request.getMethod();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return method.equals("OPTIONS")
                || ((method.equals("GET") || method.equals("HEAD")) && FOR_EVERYONE.contains(path));
    }

    private boolean isLetIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Optional<BearerToken> token = BearerToken.of(request);
            return token.isPresent()
                    ? isGranted(tokens.accept(token.get(), request), request, response)
                    : isOpenToListeners(request, response);
        } catch (TokenRefusedException refused) {
            LOG.debug("An access token was refused: {}", refused.getMessage());
            refuse(response, ", error=\"invalid_token\"", "The access token is not accepted: get a new one");
        } catch (IssuerUnavailableException unavailable) {
            LOG.warn("An access token could not be checked: {}", unavailable.getMessage());
            response.setHeader("Retry-After", "30");
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "transient",
                    "The access token cannot be checked now, since its issuer does not answer: try again later");
        }
        return false;
    }

    private static boolean isGranted(Grant grant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isWebsocket(request) && !mayListen(grant)) {
            PlainOutcome.write(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "forbidden",
                    "With an access token the websocket needs the scope system/Subscription.r. Open it without one, and"
                            + " bind it with a token of Subscription/[id]/$get-ws-binding-token");
            return false;
        }
        request.setAttribute(Grant.ATTRIBUTE, grant);
        return true;
    }

    /** A browser sends no header with a websocket; who opens one hears nothing before it is bound with a token of ours. */
    private static boolean isOpenToListeners(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isWebsocket(request)) {
            return true;
        }
        refuse(response, "", "This needs an access token: see /fhir/.well-known/smart-configuration");
        return false;
    }

    private static boolean isWebsocket(HttpServletRequest request) {
        return request.getServletPath().startsWith(SubscriptionConfiguration.WEBSOCKET_PATH);
    }

    /** A websocket tells of any subscription that its client names, so a patient's or a user's data are too small a right. */
    private static boolean mayListen(Grant grant) {
        return grant.scopes().stream()
                .filter(scope -> scope.level() == Level.SYSTEM && scope.filter().isEmpty())
                .anyMatch(scope -> scope.permits(Permission.READ, "Subscription"));
    }

    private static void refuse(HttpServletResponse response, String error, String sentence) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Nadir\"" + error);
        PlainOutcome.write(response, HttpServletResponse.SC_UNAUTHORIZED, "login", sentence);
    }
}
