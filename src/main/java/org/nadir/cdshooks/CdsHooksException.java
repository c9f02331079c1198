package org.nadir.cdshooks;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A call that is refused; the message is shown to the caller, so it holds no data of the patient. */
public abstract sealed class CdsHooksException extends RuntimeException
        permits InvalidRequestException,
                UnknownServiceException,
                PreconditionFailedException,
                ForbiddenException,
                PayloadTooLargeException,
                UnsupportedBodyException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String issueCode;

    CdsHooksException(HttpStatus status, String issueCode, String message) {
        super(message);
        this.status = status;
        this.issueCode = issueCode;
    }

    HttpStatus status() {
        return status;
    }

    /** What is told to the caller. */
    List<OperationOutcome.Issue> issues() {
        return List.of(new OperationOutcome.Issue("error", issueCode, String.valueOf(getMessage())));
    }

    /** A code of FHIR's IssueType. */
    String issueCode() {
        return issueCode;
    }
}
