package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns every refusal of this door into a status and a FHIR OperationOutcome. */
@RestControllerAdvice(assignableTypes = CdsHooksController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CdsHooksErrors {

    private static final Logger LOG = LoggerFactory.getLogger(CdsHooksErrors.class);

    private final JsonBody body;

    CdsHooksErrors(JsonBody body) {
        this.body = body;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(CdsHooksException refusal, HttpServletRequest request) {
        body.discardRest(request);
        return answer(refusal.status(), HttpHeaders.EMPTY, new OperationOutcome(refusal.issues()));
    }

    @ExceptionHandler({HttpRequestMethodNotSupportedException.class, HttpMediaTypeNotAcceptableException.class})
    ResponseEntity<byte[]> notSpoken(ErrorResponse refusal, HttpServletRequest request) {
        body.discardRest(request);
        String detail = String.valueOf(refusal.getBody().getDetail());
        return answer(refusal.getStatusCode(), refusal.getHeaders(), OperationOutcome.error("not-supported", detail));
    }

    @ExceptionHandler(InvalidMediaTypeException.class)
    ResponseEntity<byte[]> oddAccept(HttpServletRequest request) {
        return refused(new InvalidRequestException("Accept", "media types such as application/json"), request);
    }

    @ExceptionHandler(IOException.class)
    ResponseEntity<byte[]> brokenBody(HttpServletRequest request) {
        return refused(new InvalidRequestException("body", "all the bytes that were announced"), request);
    }

    /** The last resort: the caller gets an id by which the operator finds the cause in the log. */
    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        body.discardRest(request);
        UUID id = UUID.randomUUID();
        LOG.error("Error {} in hookInstance {}: {}", id, hookInstance(request), origin(failure));
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                HttpHeaders.EMPTY,
                OperationOutcome.error(
                        "exception",
                        "The server could not answer. Its operator finds the cause by the id " + id + "."));
    }

    private static ResponseEntity<byte[]> answer(HttpStatusCode status, HttpHeaders headers, OperationOutcome outcome) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(JsonBody.FHIR_JSON)
                .body(Json.write(outcome));
    }

    // The caller's text: what could forge a line of the log stays out of it.
    private static String hookInstance(HttpServletRequest request) {
        String sent = ObservedCalls.notes(request)
                .call()
                .map(CdsRequest::hookInstance)
                .orElse("");
        return sent.matches("\\p{Graph}{1,64}") ? sent : "(unprintable)";
    }

    // Classes and lines only: the message of an exception may quote the patient's data.
    private static String origin(Throwable failure) {
        StringBuilder origin = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 5; depth++) {
            origin.append(depth == 0 ? "" : " caused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, 8); frame++) {
                origin.append(" < ").append(frames[frame]);
            }
            cause = cause.getCause();
        }
        return origin.toString();
    }
}
