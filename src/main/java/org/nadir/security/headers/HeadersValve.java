package org.nadir.security.headers;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Puts the headers on before anything else happens, and again where a failure wiped them. */
final class HeadersValve extends ValveBase {

    private final HeaderRules rules;

    HeadersValve(HeaderRules rules) {
        super(true);
        this.rules = rules;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        complete(request, response, HeaderRules.leftToPages(path(request)));
        getNext().invoke(request, response);
        if (!response.isCommitted()) {
            complete(request, response, Set.of());
        }
    }

    private static String path(Request request) {
        return String.valueOf(request.getDecodedRequestURI());
    }

    private void complete(Request request, Response response, Set<String> leftOut) {
        rules.headers(path(request), request.isSecure()).forEach((name, value) -> {
            if (response.getHeader(name) == null && !leftOut.contains(name)) {
                response.setHeader(name, value);
            }
        });
    }
}
