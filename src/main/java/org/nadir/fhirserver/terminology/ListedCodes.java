package org.nadir.fhirserver.terminology;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** The codes of a code system that is here, with their hierarchy. */
final class ListedCodes {

    private static final Set<String> NOT_ACTIVE = Set.of("retired", "inactive");

    private final CodeSystem definition;
    private final Map<String, ConceptDefinitionComponent> concepts = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();

    ListedCodes(CodeSystem definition) {
        this.definition = definition;
        add(definition.getConcept(), Optional.empty());
    }

    CodeSystem definition() {
        return definition;
    }

    /** Whether a code that is not here does not exist. */
    boolean isComplete() {
        return definition.getContent() == CodeSystemContentMode.COMPLETE;
    }

    Collection<ConceptDefinitionComponent> all() {
        return concepts.values();
    }

    Optional<ConceptDefinitionComponent> find(String code) {
        return Optional.ofNullable(concepts.get(key(code)));
    }

    Set<String> parentsOf(String code) {
        return parents.getOrDefault(key(code), Set.of());
    }

    boolean isBelow(String code, String ancestor) {
        Deque<String> open = new ArrayDeque<>(parentsOf(code));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(key(ancestor))) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(parentsOf(next));
            }
        }
        return false;
    }

    /** The key under which a code is compared. */
    String key(String code) {
        boolean ignoresCase = definition.hasCaseSensitive() && !definition.getCaseSensitive();
        return ignoresCase ? code.toLowerCase(Locale.ROOT) : code;
    }

    static Stream<ConceptPropertyComponent> properties(ConceptDefinitionComponent concept, String name) {
        return concept.getProperty().stream()
                .filter(property -> name.equals(property.getCode()) && property.hasValue());
    }

    /** The concept as it stands in an expansion. */
    ValueSetExpansionContainsComponent described(ConceptDefinitionComponent concept) {
        ValueSetExpansionContainsComponent described = new ValueSetExpansionContainsComponent()
                .setSystem(definition.getUrl())
                .setCode(concept.getCode())
                .setDisplay(concept.getDisplay());
        if (isTrue(concept, "notSelectable") || isTrue(concept, "abstract")) {
            described.setAbstract(true);
        }
        if (isTrue(concept, "inactive")
                || properties(concept, "status")
                        .anyMatch(
                                status -> NOT_ACTIVE.contains(status.getValue().primitiveValue()))) {
            described.setInactive(true);
        }
        concept.getDesignation().forEach(other -> described
                .addDesignation()
                .setLanguage(other.getLanguage())
                .setUse(other.hasUse() ? other.getUse() : null)
                .setValue(other.getValue()));
        return described;
    }

    private static boolean isTrue(ConceptDefinitionComponent concept, String property) {
        return properties(concept, property)
                .anyMatch(found -> found.getValue() instanceof BooleanType flag && flag.booleanValue());
    }

    private void add(List<ConceptDefinitionComponent> from, Optional<String> parent) {
        for (ConceptDefinitionComponent concept : from) {
            if (concept.hasCode()) {
                concepts.putIfAbsent(key(concept.getCode()), concept);
                parent.ifPresent(code -> addParent(concept.getCode(), code));
                properties(concept, "parent")
                        .forEach(property ->
                                addParent(concept.getCode(), property.getValue().primitiveValue()));
                properties(concept, "child")
                        .forEach(property -> addParent(property.getValue().primitiveValue(), concept.getCode()));
                add(concept.getConcept(), Optional.of(concept.getCode()));
            }
        }
    }

    private void addParent(String code, String parent) {
        parents.computeIfAbsent(key(code), first -> new HashSet<>()).add(key(parent));
    }
}
