package org.nadir.fhirserver.answers;

import ca.uhn.fhir.i18n.Msg;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.validation.UnreadableBodies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure under {@code /fhir} becomes an answer: an OperationOutcome that helps the caller and
 * says nothing of our insides.
 */
@Interceptor
public class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final String PARSER_REFUSED = Msg.code(450);

    private static final String QUERY_CANCELED = "57014";
    private static final Pattern STATUS = Pattern.compile("\\d{3}");

    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final UnreadableBodies unreadable;

    public ErrorAnswers(UnreadableBodies unreadable) {
        this.unreadable = unreadable;
    }

    /** Called by HAPI for each exception that leaves an interaction. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(RequestDetails request, Throwable failure) {
        BaseServerResponseException answer = withStatus(failure);
        if (answer.getStatusCode() == SERVER_ERROR) {
            LOG.error("Request {} failed: {}", request.getRequestId(), FailureTrail.of(failure));
        }
        if (isUnreadable(failure)) {
            unreadable.faults(request).ifPresent(answer::setOperationOutcome);
        }
        if (answer.getOperationOutcome() instanceof OperationOutcome outcome && answer.getStatusCode() < SERVER_ERROR) {
            clean(outcome);
        } else {
            answer.setOperationOutcome(outcome(answer, request));
        }
        return answer;
    }

    /** HAPI wraps what its parser says into another exception, without the cause: its number is all that tells. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof DataFormatException
                || String.valueOf(failure.getMessage()).startsWith(PARSER_REFUSED);
    }

    /** A batch reports the failures of its entries inside its answer. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void cleanBatch(IBaseResource answer) {
        if (answer instanceof Bundle bundle && bundle.getType() == Bundle.BundleType.BATCHRESPONSE) {
            for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                if (entry.getResponse().getOutcome() instanceof OperationOutcome outcome) {
                    clean(outcome);
                    codeByStatus(outcome, entry.getResponse().getStatus());
                }
            }
        }
    }

    /** HAPI calls each failure of an entry an exception, and a request's by what it is. */
    private static void codeByStatus(OperationOutcome outcome, String status) {
        Matcher number = STATUS.matcher(String.valueOf(status));
        if (!number.lookingAt() || Integer.parseInt(number.group()) >= SERVER_ERROR) {
            return;
        }
        outcome.getIssue().stream()
                .filter(issue -> issue.getCode() == IssueType.EXCEPTION)
                .forEach(issue -> issue.setCode(code(Integer.parseInt(number.group()))));
    }

    private static BaseServerResponseException withStatus(Throwable failure) {
        SQLException database = ExceptionUtils.throwableOfType(failure, SQLException.class);
        if (isOutOfTime(database, failure)) {
            return new UnclassifiedServerFailureException(
                    UNAVAILABLE,
                    "The request took longer than this server allows (nadir.limits.query-time): ask for less");
        }
        if (database != null && isBadValue(database)) {
            return new InvalidRequestException("A value is too long, or cannot be stored or searched for");
        }
        BaseServerResponseException known = ExceptionUtils.throwableOfType(failure, BaseServerResponseException.class);
        if (known != null && known.getStatusCode() != SERVER_ERROR) {
            return known;
        }
        // Thrown as it is only where HAPI decodes the address.
        if (failure instanceof IllegalArgumentException) {
            return new InvalidRequestException("The address is not encoded as a URL");
        }
        DataFormatException format = ExceptionUtils.throwableOfType(failure, DataFormatException.class);
        if (format != null) {
            return new InvalidRequestException(format.getMessage());
        }
        if (ExceptionUtils.indexOfType(failure, StackOverflowError.class) >= 0) {
            return new InvalidRequestException("The body is nested too deeply");
        }
        return database == null ? new InternalErrorException("") : ofDatabase(database);
    }

    /** Of a search that ran in a thread of its own, HAPI hands on nothing but PostgreSQL's sentence. */
    private static boolean isOutOfTime(@Nullable SQLException database, Throwable failure) {
        return (database != null && QUERY_CANCELED.equals(database.getSQLState()))
                || ExceptionUtils.getThrowableList(failure).stream()
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("canceling statement due to"));
    }

    /** The classes of SQLState are PostgreSQL's: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
    private static boolean isBadValue(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("22");
    }

    private static BaseServerResponseException ofDatabase(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("23") || state.startsWith("40")) {
            return new ResourceVersionConflictException("Another request changed the same resource: try again");
        }
        if (state.startsWith("08") || state.startsWith("57") || state.startsWith("53")) {
            return new UnclassifiedServerFailureException(UNAVAILABLE, "The database cannot be reached: try again");
        }
        return new InternalErrorException("");
    }

    private static OperationOutcome outcome(BaseServerResponseException answer, RequestDetails request) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(code(answer.getStatusCode()))
                .setDiagnostics(
                        answer.getStatusCode() == SERVER_ERROR
                                ? "The server failed; its log names this request as " + request.getRequestId()
                                : PublicMessage.of(answer.getMessage()));
        return outcome;
    }

    private static void clean(OperationOutcome outcome) {
        outcome.setText(null);
        for (OperationOutcome.OperationOutcomeIssueComponent issue : outcome.getIssue()) {
            issue.setDiagnostics(PublicMessage.of(issue.getDiagnostics()));
        }
    }

    private static IssueType code(int status) {
        return switch (status) {
            case 400 -> IssueType.INVALID;
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 415, 501 -> IssueType.NOTSUPPORTED;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413 -> IssueType.TOOLONG;
            case 429 -> IssueType.THROTTLED;
            case 500 -> IssueType.EXCEPTION;
            case 503 -> IssueType.TRANSIENT;
            default -> IssueType.PROCESSING;
        };
    }
}
