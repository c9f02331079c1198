package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;

/** One filter of a value set over a code system that is here: https://hl7.org/fhir/R4/valueset-filter-operator.html. */
final class ConceptFilter {

    private static final Pattern PLAIN_EXPRESSION =
            Pattern.compile("(?:(?:\\[(?:\\w-\\w|\\w)+]|[\\w-])(?:\\{\\d{1,2}})?){1,40}");

    private final ListedCodes codes;
    private final ConceptSetFilterComponent filter;

    ConceptFilter(ListedCodes codes, ConceptSetFilterComponent filter) {
        this.codes = codes;
        this.filter = filter;
        if (!filter.hasProperty() || !filter.hasOp() || !filter.hasValue()) {
            throw new UnprocessableEntityException(
                    "A filter of the value set over %s lacks its property, op or value".formatted(url()));
        }
    }

    Predicate<ConceptDefinitionComponent> asPredicate() {
        String value = filter.getValue();
        checkProperty();
        return switch (filter.getOp()) {
            case ISA -> isA(known(value));
            case DESCENDENTOF -> isA(known(value)).and(concept -> !isSame(concept, value));
            case ISNOTA -> isA(known(value)).negate();
            case GENERALIZES -> generalizes(known(value));
            case EQUAL -> hasOneOf(Set.of(value));
            case IN -> hasOneOf(list(value));
            case NOTIN -> hasOneOf(list(value)).negate();
            case EXISTS -> concept -> values(concept).findAny().isPresent() == Boolean.parseBoolean(value);
            case REGEX -> matches(value);
            case NULL ->
                throw new UnprocessableEntityException(
                        "A filter of the value set over %s has no operator".formatted(url()));
        };
    }

    private Predicate<ConceptDefinitionComponent> isA(String ancestor) {
        return concept -> isSame(concept, ancestor) || codes.isBelow(concept.getCode(), ancestor);
    }

    private Predicate<ConceptDefinitionComponent> generalizes(String code) {
        return concept -> isSame(concept, code) || codes.isBelow(code, concept.getCode());
    }

    /** Without this a misspelt code would make an empty value set. */
    private String known(String code) {
        if (codes.find(code).isEmpty()) {
            throw new UnprocessableEntityException(
                    "The value set filters by the code %s, which %s does not have".formatted(code, url()));
        }
        return code;
    }

    /** Only classes and fixed counts: another expression of a caller could keep the server busy for ever. */
    private Predicate<ConceptDefinitionComponent> matches(String expression) {
        try {
            if (PLAIN_EXPRESSION.matcher(expression).matches()) {
                Pattern pattern = Pattern.compile(expression);
                return concept ->
                        values(concept).anyMatch(value -> pattern.matcher(value).matches());
            }
        } catch (PatternSyntaxException e) {
            // Said below.
        }
        throw new UnprocessableEntityException(
                "The regex %s of the value set over %s is not supported: only classes with counts such as [A-Z]{2} are"
                        .formatted(expression, url()));
    }

    private Predicate<ConceptDefinitionComponent> hasOneOf(Set<String> wanted) {
        return concept -> values(concept).anyMatch(wanted::contains);
    }

    private void checkProperty() {
        String property = filter.getProperty();
        boolean isKnown = Set.of("code", "concept", "display", "definition", "parent", "child")
                        .contains(property)
                || codes.definition().getProperty().stream().anyMatch(known -> property.equals(known.getCode()));
        if (!isKnown) {
            throw new UnprocessableEntityException(
                    "The value set filters %s by %s, a property that it does not have".formatted(url(), property));
        }
    }

    private Stream<String> values(ConceptDefinitionComponent concept) {
        return switch (filter.getProperty()) {
            case "code", "concept" -> Stream.of(concept.getCode());
            case "display" -> Stream.ofNullable(concept.getDisplay());
            case "definition" -> Stream.ofNullable(concept.getDefinition());
            case "parent" -> codes.parentsOf(concept.getCode()).stream();
            case "child" ->
                codes.all().stream().map(ConceptDefinitionComponent::getCode).filter(code -> codes.parentsOf(code)
                        .contains(codes.key(concept.getCode())));
            default -> ListedCodes.properties(concept, filter.getProperty()).map(found -> text(found.getValue()));
        };
    }

    private static String text(Type value) {
        return value instanceof Coding coding
                ? coding.getCode()
                : Optional.ofNullable(value.primitiveValue()).orElse("");
    }

    private boolean isSame(ConceptDefinitionComponent concept, String code) {
        return codes.key(concept.getCode()).equals(codes.key(code));
    }

    private static Set<String> list(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private String url() {
        return codes.definition().getUrl();
    }
}
