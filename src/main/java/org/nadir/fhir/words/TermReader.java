package org.nadir.fhir.words;

import java.util.List;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.jspecify.annotations.Nullable;

/** Reads HAPI's nodes: it has put what binds closer into groups, and evaluates a row of nodes from left to right. */
final class TermReader {

    private TermReader() {}

    static Term read(ExpressionNode row) {
        Term left = single(row);
        for (ExpressionNode node = row; node.getOpNext() != null; node = node.getOpNext()) {
            left = new Term.Operated(left, node.getOperation(), single(node.getOpNext()));
        }
        return left;
    }

    private static Term single(ExpressionNode node) {
        Term term =
                switch (node.getKind()) {
                    case Constant -> constant(node);
                    case Group -> read(node.getGroup());
                    case Function -> call(new Term.Nothing(), node);
                    case Unary -> new Term.Nothing();
                    case Name -> new Term.Other(String.valueOf(node.getName()));
                };
        @Nullable ExpressionNode inner = node.getInner();
        while (inner != null) {
            term = switch (inner.getKind()) {
                case Function -> call(term, inner);
                case Name, Constant, Group, Unary -> new Term.Other(term.text() + "." + inner);
            };
            inner = inner.getInner();
        }
        return term;
    }

    private static Term call(Term focus, ExpressionNode node) {
        List<ExpressionNode> parameters = node.getParameters() == null ? List.of() : node.getParameters();
        return new Term.Call(
                focus,
                node.getFunction(),
                parameters.stream().map(TermReader::read).toList());
    }

    private static Term constant(ExpressionNode node) {
        if (node.getConstant() instanceof FHIRConstant constant) {
            String text = constant.getValue();
            return text.startsWith("%") ? new Term.Named(text.substring(1)) : new Term.Other(text);
        }
        return new Term.Literal(node.getConstant());
    }
}
