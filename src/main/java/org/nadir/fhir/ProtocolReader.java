package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.World;

/**
 * Reads a PlanDefinition into a protocol, or says everything that is wrong with it.
 *
 * <p>The study drug is {@code useContext} with code {@code focus}; CTCAE version, windows and variables are extensions;
 * each action is a rule, see {@link RuleReader}.
 */
public final class ProtocolReader {

    /** Worlds low and high, with and without: an operator that stops early hides what stands behind it. */
    static final List<World> SAMPLES = List.of(
            sample(new BigDecimal("0.1"), 0, false),
            sample(new BigDecimal("0.1"), 4, true),
            sample(new BigDecimal(1000), 0, true),
            sample(new BigDecimal(1000), 4, false));

    /** Of all expressions together; the shipped protocol has a tenth of it. */
    private static final int MOST_TERMS = 10_000;

    private final JsonNode plan;
    private final List<ProtocolProblem> problems = new ArrayList<>();
    private final Expressions expressions = new Expressions();
    private int terms;

    private ProtocolReader(JsonNode plan) {
        this.plan = plan;
    }

    /**
     * Reads a protocol.
     *
     * @throws InvalidProtocolException with every problem, each naming its element
     */
    public static Protocol read(JsonNode planDefinition) {
        return new ProtocolReader(planDefinition).protocol();
    }

    /** Whether a PlanDefinition means to be a protocol of ours; other plan definitions are none of our business. */
    public static boolean isProtocol(JsonNode plan) {
        boolean claims = false;
        for (JsonNode profile : plan.path("meta").path("profile")) {
            claims |= profile.asText().startsWith(Canonical.PROTOCOL_PROFILE);
        }
        for (JsonNode action : plan.path("action")) {
            claims |= RuleReader.looksLikeRule(action);
        }
        return claims;
    }

    private Protocol protocol() {
        String url = url();
        String version = required("version");
        Concept drug = drug();
        CtcaeVersion ctcae = ctcaeVersion();
        LimitsReader numbers = new LimitsReader(this, plan);
        Protocol.Limits limits = new Protocol.Limits(numbers.windows(), numbers.episodeGrade());
        List<Dose> levels = numbers.doseLevels();
        variables();
        List<Rule> rules = rules();
        if (terms > MOST_TERMS) {
            problem(
                    "PlanDefinition",
                    "must not have more than %d terms in all its expressions with their variables written out"
                            .formatted(MOST_TERMS));
        }
        if (!problems.isEmpty()) {
            throw new InvalidProtocolException(problems);
        }
        return new Protocol(
                url + "|" + version,
                FhirJson.version(plan).version(),
                FhirJson.text(plan, "title").orElse(url),
                ctcae,
                new Protocol.Drug(
                        drug.label(), new ConceptSet("study drug", new HashSet<>(drug.codes()), drug.texts()), levels),
                limits,
                expressions.described(),
                rules);
    }

    /** An address that can stand on a card and in a query. */
    private String url() {
        String url = required("url");
        if (!url.isEmpty() && !StoredPlans.isAddress(url)) {
            problem(
                    "PlanDefinition.url",
                    "must be an absolute address such as https://example.org/PlanDefinition/mine");
        }
        return url;
    }

    private String required(String element) {
        return FhirJson.text(plan, element).orElseGet(() -> {
            problem("PlanDefinition." + element, "is missing");
            return "";
        });
    }

    private Concept drug() {
        for (JsonNode context : plan.path("useContext")) {
            if (context.path("code").path("code").asText().equals("focus")) {
                Concept drug = FhirJson.concept(context.path("valueCodeableConcept"));
                if (!drug.texts().isEmpty()) {
                    return drug;
                }
            }
        }
        problem(
                "PlanDefinition.useContext",
                "one with code focus and a valueCodeableConcept with text must name the study drug");
        return new Concept(List.of(), List.of());
    }

    private CtcaeVersion ctcaeVersion() {
        String label = extension(Canonical.CTCAE_VERSION)
                .map(extension -> extension.path("valueCode").asText())
                .orElse(CtcaeVersion.V5_0.label());
        return CtcaeVersion.of(label).orElseGet(() -> {
            problem(
                    "PlanDefinition.extension('%s').valueCode".formatted(Canonical.CTCAE_VERSION),
                    "must be 5.0 or 6.0, not " + label);
            return CtcaeVersion.V5_0;
        });
    }

    private Optional<JsonNode> extension(String url) {
        return FhirJson.elements(plan.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(url))
                .findFirst();
    }

    private void variables() {
        int index = 0;
        for (JsonNode extension : plan.path("extension")) {
            String element = "PlanDefinition.extension[%d].valueExpression".formatted(index++);
            JsonNode expression = extension.path("valueExpression");
            if (!extension.path("url").asText().equals(Canonical.VARIABLE)) {
                continue;
            }
            String name = expression.path("name").asText();
            if (name.isBlank() || Fact.of(name).isPresent()) {
                problem(element + ".name", "must be a name that is not already a fact");
                continue;
            }
            if (expressions.isDefined(name)) {
                problem(element + ".name", "the variable %s is defined twice".formatted(name));
                continue;
            }
            String description = FhirJson.text(expression, "description").orElse("");
            parse(expression, element).ifPresent(parsed -> expressions.define(name, parsed, description));
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int index = 0;
        for (JsonNode action : plan.path("action")) {
            String element = "PlanDefinition.action[%d]".formatted(index++);
            new RuleReader(this, action, element).read().ifPresent(rule -> {
                if (!ids.add(rule.id())) {
                    problem(element + ".prefix", "the rule id %s is used twice".formatted(rule.id()));
                }
                rules.add(rule);
            });
        }
        if (index == 0) {
            problem("PlanDefinition.action", "a protocol needs at least one rule");
        }
        return rules;
    }

    void problem(String element, String message) {
        problems.add(new ProtocolProblem(element, message));
    }

    Expressions expressions() {
        return expressions;
    }

    /** Parses an Expression element and tries it, so that nothing is left to fail at the patient's side. */
    Optional<Expressions.Expression> parse(JsonNode expression, String element) {
        if (!expression.path("language").asText().equals("text/fhirpath")) {
            problem(element + ".language", "must be text/fhirpath");
            return Optional.empty();
        }
        try {
            Expressions.Expression parsed =
                    expressions.parse(expression.path("expression").asText());
            expressions.attempt(parsed, new World(Map.of()));
            for (World world : SAMPLES) {
                expressions.attempt(parsed, world);
            }
            terms += parsed.size().terms();
            return Optional.of(parsed);
        } catch (MalformedExpressionException malformed) {
            problem(element + ".expression", malformed.explanation());
        } catch (FHIRException | UnsupportedOperationException failing) {
            problem(element + ".expression", "cannot be evaluated: " + failing.getMessage());
        }
        return Optional.empty();
    }

    /** A world in which every fact is known. */
    private static World sample(BigDecimal amount, int number, boolean flag) {
        Map<Fact, FactValue> known = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            known.put(
                    fact,
                    switch (fact.type()) {
                        case AMOUNT -> new FactValue.Amount(amount, fact.unit());
                        case NUMBER -> new FactValue.Number(number);
                        case FLAG -> new FactValue.Flag(flag);
                    });
        }
        return new World(known);
    }
}
