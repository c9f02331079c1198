package org.nadir.security.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token of a request, which stands in its one {@code Authorization} header and nowhere else (RFC 6750, 2.1).
 *
 * @param value the token, which no log and no message may quote
 */
record BearerToken(String value) {

    private static final Pattern WRITTEN = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final Pattern IN_QUERY = Pattern.compile("(?i)(^|&)access(_|%5f)token=");

    /** The token, or none where the request has no {@code Authorization} header. */
    static Optional<BearerToken> of(HttpServletRequest request) throws TokenRefusedException {
        refuseInQuery(request);
        return inHeader(request);
    }

    /** Refuses a request with a token in its query. */
    static void refuseInQuery(HttpServletRequest request) throws TokenRefusedException {
        String query = request.getQueryString();
        if (query != null && IN_QUERY.matcher(query).find()) {
            throw new TokenRefusedException("a token stands in the query, where logs would keep it");
        }
    }

    /** The same without a look at the query. */
    static Optional<BearerToken> inHeader(HttpServletRequest request) throws TokenRefusedException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        Matcher written = WRITTEN.matcher(headers.get(0).strip());
        if (headers.size() > 1 || !written.matches()) {
            throw new TokenRefusedException("the Authorization header is not one bearer token");
        }
        return Optional.of(new BearerToken(written.group(1)));
    }

    @Override
    public String toString() {
        return "a bearer token";
    }
}
