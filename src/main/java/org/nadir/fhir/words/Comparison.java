package org.nadir.fhir.words;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;

/** The operators of FHIRPath that compare two values, by order or by equality. */
public final class Comparison {

    private static final Set<Operation> ORDERS =
            EnumSet.of(Operation.LessThan, Operation.LessOrEqual, Operation.Greater, Operation.GreaterOrEqual);

    /** Each equality and what says the opposite of the same two sides; an order has none, for a side may be unknown. */
    private static final Map<Operation, Operation> EQUALITIES = Map.of(
            Operation.Equals, Operation.NotEquals,
            Operation.NotEquals, Operation.Equals,
            Operation.Equivalent, Operation.NotEquivalent,
            Operation.NotEquivalent, Operation.Equivalent);

    private Comparison() {}

    public static boolean isOne(Operation operation) {
        return ORDERS.contains(operation) || isEquality(operation);
    }

    public static boolean isEquality(Operation operation) {
        return EQUALITIES.containsKey(operation);
    }

    /** What an equality says of the same two sides when it is denied. */
    static Optional<Operation> opposite(Operation operation) {
        return Optional.ofNullable(EQUALITIES.get(operation));
    }
}
