package org.nadir.fhir;

import java.util.function.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what an expression may ask of the processor, for whoever may call can try a protocol: a variable that names
 * another one twice doubles it, and each further one doubles that.
 *
 * @param terms how many there are with the variables written out
 * @param depth how deep they lie in each other, likewise
 */
record ExpressionSize(int terms, int depth) {

    private static final int LONGEST = 5_000;
    private static final int DEEPEST = 60;
    private static final int MOST_TERMS = 500;

    static final ExpressionSize ONE = new ExpressionSize(1, 1);

    /** Refuses a text that is too long, or nested too deep, to be parsed. */
    static void checkText(String text) throws MalformedExpressionException {
        if (text.length() > LONGEST) {
            throw new MalformedExpressionException("must not have more than %d characters".formatted(LONGEST));
        }
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            depth += switch (text.charAt(index)) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
            requireShallow(depth);
        }
    }

    /** The size of an expression, where a name has that of what it stands for. */
    static ExpressionSize of(ExpressionNode expression, Function<String, ExpressionSize> named)
            throws MalformedExpressionException {
        ExpressionSize size = row(expression, named);
        if (size.terms > MOST_TERMS) {
            throw new MalformedExpressionException(
                    "must not have more than %d terms with its variables written out".formatted(MOST_TERMS));
        }
        requireShallow(size.depth);
        return size;
    }

    private static void requireShallow(int depth) throws MalformedExpressionException {
        if (depth > DEEPEST) {
            throw new MalformedExpressionException(
                    "must not be nested more than %d deep with its variables written out".formatted(DEEPEST));
        }
    }

    private static ExpressionSize row(@Nullable ExpressionNode first, Function<String, ExpressionSize> named) {
        ExpressionSize size = new ExpressionSize(0, 0);
        for (ExpressionNode node = first; node != null; node = node.getOpNext()) {
            size = size.and(single(node, named));
        }
        return size;
    }

    private static ExpressionSize single(ExpressionNode node, Function<String, ExpressionSize> named) {
        ExpressionSize inside = row(node.getGroup(), named).and(row(node.getInner(), named));
        if (node.getParameters() != null) {
            for (ExpressionNode parameter : node.getParameters()) {
                inside = inside.and(row(parameter, named));
            }
        }
        return inside.below(itself(node, named));
    }

    private static ExpressionSize itself(ExpressionNode node, Function<String, ExpressionSize> named) {
        return node.getKind() == Kind.Constant
                        && node.getConstant() instanceof FHIRConstant constant
                        && constant.getValue().startsWith("%")
                ? named.apply(constant.getValue().substring(1))
                : ONE;
    }

    private ExpressionSize and(ExpressionSize other) {
        return new ExpressionSize(terms + other.terms, Math.max(depth, other.depth));
    }

    private ExpressionSize below(ExpressionSize upper) {
        return new ExpressionSize(terms + upper.terms, depth + upper.depth);
    }
}
