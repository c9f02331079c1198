package org.nadir.fhir;

import java.util.List;
import java.util.stream.Collectors;

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
}
