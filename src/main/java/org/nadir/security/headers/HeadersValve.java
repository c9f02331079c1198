package org.nadir.security.headers;

import jakarta.servlet.ServletException;
import java.io.IOException;
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
        complete(request, response);
        getNext().invoke(request, response);
        if (!response.isCommitted()) {
            complete(request, response);
        }
    }

    private void complete(Request request, Response response) {
        String path = String.valueOf(request.getDecodedRequestURI());
        rules.headers(path, request.isSecure()).forEach((name, value) -> {
            if (response.getHeader(name) == null) {
                response.setHeader(name, value);
            }
        });
    }
}
