package org.nadir.security.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nadir.fhirserver.answers.PlainOutcome;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses {@code /%66hir} for {@code /fhir}: Spring's parser of addresses, which runs before any chain, fails on it with a 500,
 * and one door should have one name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class EncodedAddresses extends OncePerRequestFilter {

    private static final String FHIR = "/fhir";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isFhir = request.getServletPath().startsWith(FHIR);
        if (isFhir && !request.getRequestURI().startsWith(request.getContextPath() + FHIR)) {
            PlainOutcome.write(
                    response, 400, "invalid", "Write /fhir in the address as it is, without percent-encoding");
        } else {
            chain.doFilter(request, response);
        }
    }
}
