package org.nadir.fhir.words;

import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;

/** The operators of FHIRPath in English. */
final class OperatorWords {

    private OperatorWords() {}

    /** What stands between the two sides; of a comparison what follows {@code is}, with a space where it is a word. */
    static String of(Operation operation) {
        return switch (operation) {
            case LessThan -> "below ";
            case LessOrEqual -> "at most ";
            case Greater -> "above ";
            case GreaterOrEqual -> "at least ";
            case Equals, Equivalent -> "";
            case NotEquals, NotEquivalent -> "not ";
            case And -> "and";
            case Or -> "or";
            case Xor -> "or else";
            case Implies -> "implies";
            case Plus -> "plus";
            case Minus -> "minus";
            case Times -> "times";
            case DivideBy -> "divided by";
            case Div -> "divided without remainder by";
            case Mod -> "modulo";
            case Concatenate -> "followed by";
            case Union -> "together with";
            case Is -> "is of the type";
            case As -> "as";
            case In -> "is one of";
            case Contains -> "contains";
            case MemberOf -> "is a member of";
        };
    }

    /** Whether it gives true or false. */
    static boolean decides(Operation operation) {
        return switch (operation) {
            case And, Or, Xor, Implies, Is, In, Contains, MemberOf -> true;
            case LessThan, LessOrEqual, Greater, GreaterOrEqual, Equals, NotEquals, Equivalent, NotEquivalent -> true;
            case Plus, Minus, Times, DivideBy, Div, Mod, Concatenate, Union, As -> false;
        };
    }
}
