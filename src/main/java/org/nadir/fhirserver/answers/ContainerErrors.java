package org.nadir.fhirserver.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers what Tomcat refuses by itself, such as a malformed address; its own page is HTML. */
public class ContainerErrors extends ErrorReportValve {

    /** Tomcat makes it by its class name. */
    public ContainerErrors() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            PlainOutcome.write(
                    response,
                    response.getStatus(),
                    response.getStatus() < 500 ? "invalid" : "exception",
                    response.getStatus() < 500
                            ? "The request is not one that this server reads: its line or a header is malformed, or too long"
                                    + " (server.max-http-request-header-size)"
                            : "The server failed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
