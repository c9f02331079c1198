package org.nadir.fhir.words;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.Utilities;
import org.jspecify.annotations.Nullable;

/** Writes a term in FHIRPath. */
final class TermText {

    /** Of an operator that this room leaves to the author's brackets. */
    private static final int BY_BRACKETS_ONLY = 0;

    private TermText() {}

    static String of(Term term) {
        return switch (term) {
            case Term.Named named -> "%" + named.name();
            case Term.Literal literal -> literal(literal.value());
            case Term.Call call -> call(call);
            case Term.Operated operated -> operated(operated);
            case Term.Nothing nothing -> "";
            case Term.Other other -> other.text();
        };
    }

    private static String call(Term.Call call) {
        String focus =
                switch (call.focus()) {
                    case Term.Nothing nothing -> "";
                    case Term.Operated operated -> "(" + of(operated) + ").";
                    case Term other -> of(other) + ".";
                };
        return call.arguments().stream()
                .map(TermText::of)
                .collect(Collectors.joining(", ", focus + call.function().toCode() + "(", ")"));
    }

    private static String operated(Term.Operated operated) {
        String code = operated.operation().toCode();
        String right = operand(operated.right(), operated.operation(), false);
        return operated.left() instanceof Term.Nothing
                ? code + right
                : "%s %s %s".formatted(operand(operated.left(), operated.operation(), true), code, right);
    }

    /**
     * A row of one level is read from the left, so that only the left operand may be of the same level. What is joined by
     * "and" within an "or" keeps its brackets, for few readers know which binds closer.
     */
    private static String operand(Term term, Operation around, boolean left) {
        if (!(term instanceof Term.Operated inner)) {
            return of(term);
        }
        int level = level(inner.operation());
        int outer = level(around);
        boolean free = level != BY_BRACKETS_ONLY
                && outer != BY_BRACKETS_ONLY
                && !(inner.left() instanceof Term.Nothing)
                && (inner.operation() != Operation.And || around == Operation.And)
                && (left ? level <= outer : level < outer);
        return free ? of(term) : "(" + of(term) + ")";
    }

    /** The lower, the closer it binds, as HAPI's engine groups them. */
    private static int level(Operation operation) {
        return switch (operation) {
            case Times, DivideBy, Div, Mod -> 1;
            case Plus, Minus, Concatenate -> 2;
            case LessThan, LessOrEqual, Greater, GreaterOrEqual -> 3;
            case Equals, NotEquals, Equivalent, NotEquivalent -> 4;
            case And -> 5;
            case Or, Xor -> 6;
            case Implies -> 7;
            case Union, Is, As, In, Contains, MemberOf -> BY_BRACKETS_ONLY;
        };
    }

    private static String literal(@Nullable Base value) {
        return switch (value) {
            case null -> "{}";
            case Quantity quantity ->
                "%s '%s'".formatted(quantity.getValueElement().getValueAsString(), quantity.getCode());
            case StringType text ->
                "'" + Utilities.escapeJson(text.getValueNotNull()).replace("'", "\\'") + "'";
            case Base other -> other.primitiveValue();
        };
    }
}
