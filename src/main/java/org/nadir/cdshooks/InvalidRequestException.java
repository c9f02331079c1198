package org.nadir.cdshooks;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A request that does not follow the specification, or contradicts itself. */
public final class InvalidRequestException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One of several things that are wrong.
     *
     * @param field the path in the body
     * @param explanation what is wrong with it
     */
    public record Problem(String field, String explanation) {}

    /**
     * Names the field and not its value, which may be the patient's.
     *
     * @param field the path in the body, such as {@code context.patientId}
     * @param expectation what should have been there, such as {@code a text}
     */
    public InvalidRequestException(String field, String expectation) {
        super(HttpStatus.BAD_REQUEST, "invalid", "%s: expected %s.".formatted(field, expectation));
        problems = List.of();
    }

    /** A part of the body in which these things are wrong, at least one. */
    public InvalidRequestException(List<Problem> problems) {
        super(
                HttpStatus.BAD_REQUEST,
                "invalid",
                problems.stream()
                        .map(problem -> "%s: %s".formatted(problem.field(), problem.explanation()))
                        .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    @Override
    List<OperationOutcome.Issue> issues() {
        return problems.isEmpty()
                ? super.issues()
                : problems.stream().map(this::issue).toList();
    }

    private OperationOutcome.Issue issue(Problem problem) {
        return new OperationOutcome.Issue(
                "error",
                issueCode(),
                "%s: %s".formatted(problem.field(), problem.explanation()),
                List.of(problem.field()));
    }
}
