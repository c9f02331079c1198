package org.nadir.fhir;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.words.Comparison;
import org.nadir.toxicity.protocol.Fact;

/**
 * Checks an expression before it is stored: the names it uses, and that each fact is compared with its own type and
 * unit. The engine would convert or throw at the patient's side; here it is refused at the author's.
 */
final class ExpressionCheck {

    /** What a condition over facts needs; regular expressions, resolving and tracing are not among it. */
    private static final Set<Function> FUNCTIONS =
            Set.of(Function.Not, Function.Iif, Function.Exists, Function.Empty, Function.ToString);

    private ExpressionCheck() {}

    /** The names behind percent signs. */
    static Set<String> names(ExpressionNode expression) throws MalformedExpressionException {
        Set<String> names = new LinkedHashSet<>();
        walk(expression, node -> constantName(node).ifPresent(names::add));
        Set<String> bare = new LinkedHashSet<>();
        walk(expression, node -> {
            if (node.getKind() == Kind.Name) {
                bare.add(node.getName());
            }
            if (node.getKind() == Kind.Function && !FUNCTIONS.contains(node.getFunction())) {
                bare.add(node.getName() + "()");
            }
        });
        if (!bare.isEmpty()) {
            throw new MalformedExpressionException(
                    "%s cannot be used here: facts are written with a percent sign, and the functions are not(), iif(), exists(), empty(), toString()"
                            .formatted(String.join(", ", bare)));
        }
        return names;
    }

    /** Refuses a fact that is compared with a literal of another type or unit. */
    static void comparisons(ExpressionNode expression) throws MalformedExpressionException {
        Set<String> wrong = new LinkedHashSet<>();
        walk(expression, node -> {
            ExpressionNode other = node.getOpNext();
            if (other != null && Comparison.isOne(node.getOperation())) {
                mismatch(node, node.getOperation(), other).ifPresent(wrong::add);
                mismatch(other, node.getOperation(), node).ifPresent(wrong::add);
            }
        });
        if (!wrong.isEmpty()) {
            throw new MalformedExpressionException(String.join("; ", wrong));
        }
    }

    private static Optional<String> mismatch(ExpressionNode factSide, Operation operation, ExpressionNode literalSide) {
        Optional<Fact> fact = constantName(factSide)
                .filter(name -> factSide.getInner() == null)
                .flatMap(Fact::of);
        if (fact.isEmpty()) {
            return Optional.empty();
        }
        @Nullable Base literal = literalSide.getKind() == Kind.Constant ? literalSide.getConstant() : null;
        String name = "%" + fact.get().label();
        return switch (fact.get().type()) {
            case AMOUNT ->
                Comparison.isEquality(operation)
                        ? Optional.of(name + " is an amount and is compared with <, <=, > or >=")
                        : amountMismatch(name, fact.get().unit(), literal);
            case NUMBER ->
                literal instanceof IntegerType || literal instanceof DecimalType || literal instanceof FHIRConstant
                        ? Optional.empty()
                        : Optional.of(name + " is a number and is compared with a number without unit");
            case FLAG ->
                Comparison.isEquality(operation)
                        ? Optional.empty()
                        : Optional.of(name + " is true or false and has no order");
        };
    }

    private static Optional<String> amountMismatch(String name, String unit, @Nullable Base literal) {
        if (literal instanceof FHIRConstant) {
            return Optional.empty();
        }
        return literal instanceof Quantity quantity && unit.equals(quantity.getCode())
                ? Optional.empty()
                : Optional.of(
                        "%s is an amount in '%s' and is compared only with a number in that unit, such as 1.0 '%s'"
                                .formatted(name, unit, unit));
    }

    private static Optional<String> constantName(ExpressionNode node) {
        return node.getKind() == Kind.Constant
                        && node.getConstant() instanceof FHIRConstant constant
                        && constant.getValue().startsWith("%")
                ? Optional.of(constant.getValue().substring(1))
                : Optional.empty();
    }

    private static void walk(@Nullable ExpressionNode node, Consumer<ExpressionNode> visit) {
        if (node == null) {
            return;
        }
        visit.accept(node);
        if (node.getParameters() != null) {
            node.getParameters().forEach(parameter -> walk(parameter, visit));
        }
        walk(node.getGroup(), visit);
        walk(node.getInner(), visit);
        walk(node.getOpNext(), visit);
    }
}
