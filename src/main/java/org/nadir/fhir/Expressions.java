package org.nadir.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
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
    private final Map<String, Expression> variables = new HashMap<>();

    Expressions() {
        this.engine = new FHIRPathEngine(DEFINITIONS);
        this.engine.setHostServices(new Constants());
    }

    /** A parsed expression and the facts it looks at, directly or through variables. */
    record Expression(ExpressionNode node, Set<Fact> facts) {}

    /** Parses an expression; the message of the exception says what is wrong with it. */
    Expression parse(String text) throws MalformedExpressionException {
        try {
            ExpressionNode node = engine.parse(text);
            Set<Fact> facts = EnumSet.noneOf(Fact.class);
            for (String name : ExpressionCheck.names(node)) {
                if (variables.containsKey(name)) {
                    facts.addAll(variables.get(name).facts());
                } else {
                    facts.add(Fact.of(name)
                            .orElseThrow(() -> new MalformedExpressionException(
                                    "%%%s is neither a fact nor a variable of this protocol; facts are %s"
                                            .formatted(name, facts()))));
                }
            }
            ExpressionCheck.comparisons(node);
            return new Expression(node, facts);
        } catch (FHIRLexerException | PathEngineException malformed) {
            throw new MalformedExpressionException("not a FHIRPath expression: " + malformed.getMessage());
        }
    }

    void define(String variable, Expression expression) {
        variables.put(variable, expression);
    }

    /** The value in a world; empty where the facts do not settle it. */
    Optional<Base> evaluate(Expression expression, World world) {
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
            Expression variable = variables.get(name);
            if (variable != null) {
                return evaluate(variable, known).map(List::of).orElse(List.of());
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
