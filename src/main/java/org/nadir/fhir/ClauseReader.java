package org.nadir.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.nadir.fhir.words.Term;
import org.nadir.fhir.words.TermWords;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Clause.Kind;

/** Takes a condition apart into what can be told and asked by itself. */
final class ClauseReader {

    private final Expressions expressions;
    private final TermWords words;

    ClauseReader(Expressions expressions) {
        this.expressions = expressions;
        this.words = expressions.words();
    }

    Clause read(Term term) {
        return switch (term) {
            case Term.Operated operated -> operated(operated);
            case Term.Call call -> call(call);
            case Term.Named named ->
                words.condition(named)
                        .map(variable -> opened(named, variable))
                        .orElseGet(() -> whole(named, Stream.of()));
            case Term.Literal literal -> whole(literal, Stream.of());
            case Term.Nothing nothing -> whole(nothing, Stream.of());
            case Term.Other other -> whole(other, Stream.of());
        };
    }

    private Clause operated(Term.Operated operated) {
        return switch (operated.operation()) {
            case And -> made(Kind.AND, operated, operated.joinedBy(Operation.And));
            case Or -> made(Kind.OR, operated, operated.joinedBy(Operation.Or));
            case Xor, Implies -> whole(operated, Stream.of(operated.left(), operated.right()));
            default -> whole(operated, Stream.of());
        };
    }

    private Clause call(Term.Call call) {
        return switch (call.function()) {
            case Not -> denied(call, read(call.focus()));
            case Iif -> whole(call, call.arguments().stream().filter(part -> !(part instanceof Term.Literal)));
            default -> whole(call, Stream.of());
        };
    }

    /** What is told in one piece is denied in one piece. */
    private Clause denied(Term.Call call, Clause clause) {
        return clause.kind() == Kind.CONDITION && clause.parts().isEmpty()
                ? whole(call, Stream.of())
                : new Clause(Kind.NOT, call.text(), words.of(call), ClausePart.of(expressions, call), List.of(clause));
    }

    /** A name told by its description, and inside it what the name stands for. */
    private Clause opened(Term.Named named, TermWords.Variable variable) {
        Clause inside = read(variable.term());
        String told = variable.description().isEmpty() ? inside.words() : variable.description();
        List<Clause> parts = inside.parts().isEmpty() ? List.of(inside) : inside.parts();
        return new Clause(inside.kind(), named.text(), told, ClausePart.of(expressions, named), parts);
    }

    private Clause whole(Term term, Stream<Term> weighed) {
        return made(Kind.CONDITION, term, weighed);
    }

    private Clause made(Kind kind, Term term, Stream<Term> parts) {
        return new Clause(
                kind,
                term.text(),
                words.of(term),
                ClausePart.of(expressions, term),
                parts.map(this::read).toList());
    }
}
