package org.nadir.security.authorizationserver;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What comes before an authorization request: a posted one becomes a GET, so that it survives a sign-in, and a launch from
 * the EHR brings its user along, who is signed in there.
 */
final class LaunchFilter extends OncePerRequestFilter {

    private static final String RESPONSE_TYPE = "response_type";

    private final Launches launches;

    LaunchFilter(Launches launches) {
        this.launches = launches;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(Addresses.AUTHORIZE) || request.getParameter(RESPONSE_TYPE) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, asGet(request));
            return;
        }
        Optional<LaunchContext> launch = Optional.ofNullable(request.getParameter("launch"))
                .flatMap(launches::take)
                .filter(context -> context.client().equals(request.getParameter("client_id")));
        launch.ifPresent(context -> {
            SignedIn.as(context.user(), request, response);
            request.setAttribute(LaunchContext.ATTRIBUTE, context);
        });
        chain.doFilter(request, response);
    }

    private static String asGet(HttpServletRequest request) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(Addresses.AUTHORIZE);
        request.getParameterMap().forEach((name, values) -> Arrays.stream(values)
                .forEach(value -> address.queryParam(encoded(name), encoded(value))));
        return address.build(true).toUriString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
