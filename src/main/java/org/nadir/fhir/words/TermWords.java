package org.nadir.fhir.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactWords;

/** Says terms in English, as one clinician would say them to another. */
public final class TermWords {

    /** It stands in each sentence that names the variable. */
    private static final int LONGEST_DESCRIPTION = 200;

    private final Map<String, Variable> variables;

    /**
     * What a name of a protocol stands for.
     *
     * @param description in the words of the protocol; an empty text where it gives none
     */
    public record Variable(String description, Term term) {}

    /** Words for terms in which the names of these variables may stand. */
    public TermWords(Map<String, Variable> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The whole term. */
    public String of(Term term) {
        return say(term).text();
    }

    /** What a name stands for where it stands for a condition. */
    public Optional<Variable> condition(Term term) {
        return term instanceof Term.Named named
                ? Optional.ofNullable(variables.get(named.name())).filter(variable -> isCondition(variable.term()))
                : Optional.empty();
    }

    /** A text, and whether it must stand in brackets to be part of a longer one. */
    private record Phrase(String text, boolean loose) {

        static Phrase closed(String text) {
            return new Phrase(text, false);
        }

        static Phrase loose(String text) {
            return new Phrase(text, true);
        }

        String part() {
            return loose ? "(" + text + ")" : text;
        }
    }

    private Phrase say(Term term) {
        return switch (term) {
            case Term.Named named -> named(named);
            case Term.Literal literal -> Phrase.closed(literal(literal.value()));
            case Term.Call call -> call(call);
            case Term.Operated operated -> operated(operated);
            case Term.Nothing nothing -> Phrase.closed("nothing");
            case Term.Other other -> quoted(other.text());
        };
    }

    /** The protocol's own words, which may hold any words of ours. */
    private static Phrase quoted(String text) {
        return Phrase.closed("“" + text + "”");
    }

    private static String shortened(String description) {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION) + "…";
    }

    private Phrase named(Term.Named named) {
        @Nullable Variable variable = variables.get(named.name());
        if (variable != null) {
            boolean told =
                    isCondition(variable.term()) && !variable.description().isEmpty();
            return told ? quoted(shortened(variable.description())) : say(variable.term());
        }
        return Fact.of(named.name())
                .map(fact -> switch (fact.words()) {
                    case FactWords.Measure measure -> Phrase.closed(measure.noun());
                    case FactWords.Statement statement -> Phrase.closed(statement.holds());
                })
                .orElseGet(() -> quoted(named.name()));
    }

    private static String literal(@Nullable Base value) {
        return switch (value) {
            case null -> "nothing known";
            case Quantity quantity -> FactWords.amount(quantity.getValue(), String.valueOf(quantity.getCode()));
            case Base other -> String.valueOf(other.primitiveValue());
        };
    }

    private Phrase call(Term.Call call) {
        return switch (call.function()) {
            case Not -> denied(call.focus());
            case Exists -> Phrase.closed(known(call.focus(), true));
            case Empty -> Phrase.closed(known(call.focus(), false));
            case Iif -> weighed(call.arguments());
            case ToString -> say(call.focus());
            // No other function is taken in a protocol: see ExpressionCheck.
            default -> quoted(call.text());
        };
    }

    private Phrase weighed(List<Term> arguments) {
        String otherwise =
                arguments.size() < 3 ? "not known" : say(arguments.get(2)).part();
        return Phrase.loose("if %s: %s; else %s"
                .formatted(say(arguments.get(0)).part(), say(arguments.get(1)).part(), otherwise));
    }

    private String known(Term focus, boolean known) {
        Optional<FactWords> fact = fact(focus);
        if (fact.isPresent()) {
            return known ? fact.get().known() : fact.get().unknown();
        }
        String not = known ? "" : "not ";
        return isCondition(focus)
                ? "it is %sknown whether %s".formatted(not, say(focus).part())
                : "%s is %sknown".formatted(say(focus).part(), not);
    }

    private Optional<FactWords> fact(Term term) {
        return term instanceof Term.Named named && !variables.containsKey(named.name())
                ? Fact.of(named.name()).map(Fact::words)
                : Optional.empty();
    }

    /** That something does not hold, in the words that a person would take. */
    private Phrase denied(Term term) {
        if (fact(term).orElse(null) instanceof FactWords.Statement statement) {
            return Phrase.closed(statement.fails());
        }
        if (term instanceof Term.Operated operated && Comparison.isOne(operated.operation())) {
            return Comparison.opposite(operated.operation())
                    .map(opposite -> compared(new Term.Operated(operated.left(), opposite, operated.right())))
                    .orElseGet(() -> Phrase.closed(compared(operated, "not ")));
        }
        if (term instanceof Term.Call call && call.function() == Function.Exists) {
            return Phrase.closed(known(call.focus(), false));
        }
        if (term instanceof Term.Call call && call.function() == Function.Empty) {
            return Phrase.closed(known(call.focus(), true));
        }
        return Phrase.closed("not " + say(term).part());
    }

    private Phrase operated(Term.Operated operated) {
        Operation operation = operated.operation();
        return switch (operation) {
            case And, Or -> Phrase.loose(joined(operated.joinedBy(operation), OperatorWords.of(operation)));
            case Xor ->
                Phrase.loose("either %s or %s but not both"
                        .formatted(
                                say(operated.left()).part(),
                                say(operated.right()).part()));
            case Implies ->
                Phrase.loose("if %s then %s"
                        .formatted(
                                say(operated.left()).part(),
                                say(operated.right()).part()));
            case LessThan, LessOrEqual, Greater, GreaterOrEqual, Equals, NotEquals, Equivalent, NotEquivalent ->
                compared(operated);
            case Times, DivideBy, Div, Mod, Plus, Minus, Concatenate, Union, Is, As, In, Contains, MemberOf ->
                Phrase.loose((operated.left() instanceof Term.Nothing
                                ? ""
                                : say(operated.left()).part() + " ") + OperatorWords.of(operation) + " "
                        + say(operated.right()).part());
        };
    }

    private String joined(Stream<Term> terms, String word) {
        return terms.map(term -> say(term).part()).collect(Collectors.joining(" " + word + " "));
    }

    private Phrase compared(Term.Operated operated) {
        boolean same = operated.operation() == Operation.Equals || operated.operation() == Operation.Equivalent;
        if (isCondition(operated.left())
                && operated.right() instanceof Term.Literal literal
                && literal.value() instanceof BooleanType answer) {
            return answer.booleanValue() == same ? say(operated.left()) : denied(operated.left());
        }
        return Phrase.closed(compared(operated, ""));
    }

    private String compared(Term.Operated operated, String not) {
        String verb = fact(operated.left()).orElse(null) instanceof FactWords.Measure measure ? measure.verb() : "is";
        String same = isCondition(operated.left()) ? "the same as " : "";
        return "%s %s %s%s%s%s"
                .formatted(
                        say(operated.left()).part(),
                        verb,
                        not,
                        OperatorWords.of(operated.operation()),
                        same,
                        say(operated.right()).part());
    }

    private boolean isCondition(Term term) {
        return switch (term) {
            case Term.Named named ->
                variables.containsKey(named.name())
                        ? condition(named).isPresent()
                        : fact(named).orElse(null) instanceof FactWords.Statement;
            case Term.Literal literal -> literal.value() instanceof BooleanType;
            case Term.Call call ->
                switch (call.function()) {
                    case Not, Exists, Empty -> true;
                    case Iif -> call.arguments().stream().skip(1).anyMatch(this::isCondition);
                    default -> false;
                };
            case Term.Operated operated -> OperatorWords.decides(operated.operation());
            case Term.Nothing nothing -> false;
            case Term.Other other -> false;
        };
    }
}
