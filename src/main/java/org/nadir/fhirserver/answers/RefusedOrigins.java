package org.nadir.fhirserver.answers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Tells a web page in FHIR that its origin is not one of those that may call. */
public final class RefusedOrigins extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(MediaType.valueOf("application/fhir+json"));
        response.getBody()
                .write(PlainOutcome.json(
                                "forbidden",
                                "Web pages of this origin may not call, or not in this way (nadir.fhir.allowed-origins)")
                        .getBytes(StandardCharsets.UTF_8));
        response.flush();
    }
}
