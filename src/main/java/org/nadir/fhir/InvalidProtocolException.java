package org.nadir.fhir;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A PlanDefinition that cannot be used as a protocol, with everything that is wrong with it. */
public class InvalidProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ProtocolProblem> problems;

    public InvalidProtocolException(List<ProtocolProblem> problems) {
        super(problems.stream()
                .map(problem -> problem.element() + ": " + problem.message())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<ProtocolProblem> problems() {
        return problems;
    }

    /** The same for a FHIR client: one issue for each problem, with its element. */
    public OperationOutcome outcome() {
        OperationOutcome outcome = new OperationOutcome();
        problems.forEach(problem -> outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.INVALID)
                .setDiagnostics(problem.element() + ": " + problem.message())
                .addExpression(problem.element()));
        return outcome;
    }
}
