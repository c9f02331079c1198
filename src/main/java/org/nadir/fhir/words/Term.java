package org.nadir.fhir.words;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** A FHIRPath expression as a tree in which precedence is settled. */
public sealed interface Term {

    /** A fact or a variable, without the percent sign. */
    record Named(String name) implements Term {}

    /** A value that is written out; without one the empty collection. */
    record Literal(@Nullable Base value) implements Term {}

    /** A function of a term, or of nothing such as {@code iif}. */
    record Call(Term focus, Function function, List<Term> arguments) implements Term {

        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Two terms with an operator between them. */
    record Operated(Term left, Operation operation, Term right) implements Term {}

    /** What stands before a sign, or before a function without a focus. */
    record Nothing() implements Term {}

    /** Whatever else FHIRPath can say. */
    record Other(String text) implements Term {}

    /** The tree of a parsed expression. */
    static Term of(ExpressionNode expression) {
        return TermReader.read(expression);
    }

    /** Several conditions that hold together. */
    static Term all(List<Term> conditions) {
        return conditions.stream()
                .reduce((one, other) -> new Operated(one, Operation.And, other))
                .orElseThrow();
    }

    /** The expression in FHIRPath, with no more brackets than are needed. */
    default String text() {
        return TermText.of(this);
    }

    /** The terms that one and the same operator joins, whether by order or by brackets. */
    default Stream<Term> joinedBy(Operation operation) {
        return this instanceof Operated operated && operated.operation() == operation
                ? Stream.concat(
                        operated.left().joinedBy(operation), operated.right().joinedBy(operation))
                : Stream.of(this);
    }
}
