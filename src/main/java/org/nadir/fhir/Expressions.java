package org.nadir.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.exceptions.PathEngineException;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.BaseHostServices;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRLexer.FHIRLexerException;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.words.Term;
import org.nadir.fhir.words.TermWords;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.World;

/**
 * The FHIRPath expressions of one protocol over named facts and the protocol's own variables.
 *
 * <p>An unknown fact is the empty collection, so FHIRPath's own logic gives the third answer.
 */
final class Expressions {

    private static final String UCUM = "http://unitsofmeasure.org";

    /** The R4 definitions, loaded once: they are large and never change. */
    private static final IWorkerContext DEFINITIONS = new HapiWorkerContext(
            FhirContext.forR4Cached(), new DefaultProfileValidationSupport(FhirContext.forR4Cached()));

    private final FHIRPathEngine engine;
    private final Map<String, Named> variables = new LinkedHashMap<>();

    Expressions() {
        this.engine = new FHIRPathEngine(DEFINITIONS);
        this.engine.setHostServices(new Constants());
    }

    /**
     * A parsed expression.
     *
     * @param facts what it looks at, directly or through variables
     */
    record Expression(ExpressionNode node, Set<Fact> facts, ExpressionSize size) {}

    /** A variable with what the protocol says it means. */
    private record Named(Expression expression, String description) {}

    /** Parses an expression; the message of the exception says what is wrong with it. */
    Expression parse(String text) throws MalformedExpressionException {
        ExpressionSize.checkText(text);
        try {
            ExpressionNode node = engine.parse(text);
            Set<Fact> facts = facts(ExpressionCheck.names(node));
            ExpressionCheck.comparisons(node);
            return new Expression(node, facts, ExpressionSize.of(node, this::size));
        } catch (FHIRLexerException | PathEngineException malformed) {
            throw new MalformedExpressionException("not a FHIRPath expression: " + malformed.getMessage());
        }
    }

    private Set<Fact> facts(Set<String> names) throws MalformedExpressionException {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        for (String name : names) {
            @Nullable Named variable = variables.get(name);
            if (variable == null) {
                facts.add(Fact.of(name)
                        .orElseThrow(() -> new MalformedExpressionException(
                                "%%%s is neither a fact nor a variable of this protocol; facts are %s"
                                        .formatted(name, facts()))));
            } else {
                facts.addAll(variable.expression().facts());
            }
        }
        return facts;
    }

    /** A part of what was parsed before, as the engine takes it within a condition: as true or false. */
    Expression part(Term term) {
        try {
            ExpressionNode node = engine.parse("(%s) and true".formatted(term.text()));
            return new Expression(node, facts(ExpressionCheck.names(node)), ExpressionSize.ONE);
        } catch (FHIRLexerException | MalformedExpressionException impossible) {
            throw new IllegalStateException("A part of an expression is none: " + term.text(), impossible);
        }
    }

    void define(String variable, Expression expression, String description) {
        variables.put(variable, new Named(expression, description));
    }

    boolean isDefined(String variable) {
        return variables.containsKey(variable);
    }

    /** English for expressions in which the variables defined so far may stand. */
    TermWords words() {
        Map<String, TermWords.Variable> named = new HashMap<>();
        variables.forEach((name, variable) -> named.put(
                name,
                new TermWords.Variable(
                        variable.description(), Term.of(variable.expression().node()))));
        return new TermWords(named);
    }

    /** The variables in the order of the protocol. */
    List<Protocol.Variable> described() {
        TermWords words = words();
        return variables.entrySet().stream()
                .map(entry -> described(entry.getKey(), entry.getValue(), words))
                .toList();
    }

    private static Protocol.Variable described(String name, Named variable, TermWords words) {
        Term term = Term.of(variable.expression().node());
        return new Protocol.Variable(name, variable.description(), term.text(), words.of(term));
    }

    private ExpressionSize size(String name) {
        @Nullable Named variable = variables.get(name);
        return variable == null ? ExpressionSize.ONE : variable.expression().size();
    }

    /**
     * The value in a world; empty where the facts do not settle it.
     *
     * @throws InvalidProtocolException when the engine cannot say, which no trial of the reader had shown
     */
    Optional<Base> evaluate(Expression expression, World world) {
        try {
            return attempt(expression, world);
        } catch (FHIRException | UnsupportedOperationException failing) {
            throw new InvalidProtocolException(List.of(new ProtocolProblem(
                    "PlanDefinition",
                    "the expression %s cannot be evaluated for this patient: %s"
                            .formatted(Term.of(expression.node()).text(), failing.getMessage()))));
        }
    }

    /** The same with the engine's own failures. */
    Optional<Base> attempt(Expression expression, World world) {
        List<Base> values = engine.evaluate(world, (Base) null, null, null, expression.node());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    private static String facts() {
        List<String> names = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            names.add("%" + fact.label());
        }
        return String.join(", ", names);
    }

    /** Gives the engine our facts and variables. */
    private final class Constants extends BaseHostServices {

        Constants() {
            super(DEFINITIONS);
        }

        @Override
        public @Nullable ValueSet resolveValueSet(FHIRPathEngine running, Object world, String url) {
            return null;
        }

        @Override
        public boolean conformsToProfile(FHIRPathEngine running, Object world, Base item, String url) {
            return false;
        }

        @Override
        public @Nullable Base resolveReference(FHIRPathEngine running, Object world, String url, Base from) {
            return null;
        }

        @Override
        public boolean log(String argument, List<Base> focus) {
            return false;
        }

        @Override
        public boolean paramIsType(String function, int index) {
            return false;
        }

        @Override
        public List<Base> resolveConstant(
                FHIRPathEngine running, Object world, String name, FHIRPathConstantEvaluationMode mode) {
            if (!(world instanceof World known)) {
                return List.of();
            }
            @Nullable Named variable = variables.get(name);
            if (variable != null) {
                return attempt(variable.expression(), known).map(List::of).orElse(List.of());
            }
            return Fact.of(name)
                    .flatMap(known::value)
                    .map(Expressions::base)
                    .map(List::of)
                    .orElse(List.of());
        }
    }

    private static Base base(FactValue value) {
        return switch (value) {
            // Without the unit's text: a literal has none, and the engine compares it for some operators.
            case FactValue.Amount amount ->
                new Quantity()
                        .setValueElement(new DecimalType(amount.value()))
                        .setSystem(UCUM)
                        .setCode(amount.unit());
            case FactValue.Number number -> new IntegerType(number.value());
            case FactValue.Flag flag -> new BooleanType(flag.value());
        };
    }
}
