package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;

/** One filter of a value set over a code system that is here: https://hl7.org/fhir/R4/valueset-filter-operator.html. */
final class ConceptFilter {

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

    /** A regular expression of a caller could keep the server busy for ever, so that there is none. */
    Predicate<ConceptDefinitionComponent> asPredicate() {
        String value = filter.getValue();
        return switch (filter.getOp()) {
            case ISA -> concept -> isSame(concept, value) || codes.isBelow(concept.getCode(), value);
            case DESCENDENTOF -> concept -> codes.isBelow(concept.getCode(), value);
            case ISNOTA -> concept -> !isSame(concept, value) && !codes.isBelow(concept.getCode(), value);
            case GENERALIZES -> concept -> isSame(concept, value) || codes.isBelow(value, concept.getCode());
            case EQUAL -> hasOneOf(Set.of(value));
            case IN -> hasOneOf(list(value));
            case NOTIN -> hasOneOf(list(value)).negate();
            case EXISTS -> concept -> values(concept).findAny().isPresent() == Boolean.parseBoolean(value);
            case REGEX, NULL -> throw new UnprocessableEntityException(
                    "The filter %s of the value set over %s is not supported"
                            .formatted(filter.getOp().toCode(), url()));
        };
    }

    private Predicate<ConceptDefinitionComponent> hasOneOf(Set<String> wanted) {
        checkProperty();
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
            case "child" -> codes.all().stream()
                    .map(ConceptDefinitionComponent::getCode)
                    .filter(code -> codes.parentsOf(code).contains(codes.key(concept.getCode())));
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
