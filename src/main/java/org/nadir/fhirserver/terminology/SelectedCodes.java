package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** What one include or exclude takes from its code system. */
final class SelectedCodes {

    private final ConceptSetComponent part;
    private final SystemContent content;
    private final Map<String, ConceptReferenceComponent> named = new LinkedHashMap<>();

    SelectedCodes(ConceptSetComponent part, SystemContent content) {
        this.part = part;
        this.content = content;
        part.getConcept().stream()
                .filter(ConceptReferenceComponent::hasCode)
                .forEach(concept -> named.putIfAbsent(key(concept.getCode()), concept));
    }

    boolean isListable() {
        return !named.isEmpty() || content instanceof SystemContent.Listed;
    }

    /** Whether the whole of a code system is taken of which only a part is here. */
    boolean isOpenEnded() {
        return named.isEmpty()
                && content instanceof SystemContent.Listed listed
                && !listed.codes().isComplete();
    }

    Collection<ValueSetExpansionContainsComponent> list() {
        if (!named.isEmpty()) {
            return named.values().stream()
                    .flatMap(concept -> named(concept).stream())
                    .toList();
        }
        return switch (content) {
            case SystemContent.Listed listed ->
                listed.codes().all().stream()
                        .filter(filters(listed.codes()))
                        .map(concept -> ofPart(listed.codes().described(concept)))
                        .toList();
            case SystemContent.Ruled ruled ->
                throw new UnprocessableEntityException(
                        "The codes of %s are made by a rule and cannot be listed".formatted(part.getSystem()));
            case SystemContent.Absent absent ->
                throw new UnprocessableEntityException(absent.reason()
                        + ", so the value set, which takes "
                        + (part.hasFilter() ? "a part of it by a filter" : "all of it")
                        + ", cannot be expanded");
        };
    }

    Membership membership(Coding asked) {
        if (!part.getSystem().equals(asked.getSystem())
                || (part.hasVersion()
                        && asked.hasVersion()
                        && !part.getVersion().equals(asked.getVersion()))) {
            return new Membership.Out();
        }
        if (!named.isEmpty()) {
            return Optional.ofNullable(named.get(key(asked.getCode())))
                    .flatMap(this::named)
                    .<Membership>map(Membership.In::new)
                    .orElseGet(Membership.Out::new);
        }
        return switch (content) {
            case SystemContent.Listed listed -> listed(listed.codes(), asked.getCode());
            case SystemContent.Ruled ruled -> ruled(ruled, asked.getCode());
            case SystemContent.Absent absent -> new Membership.Unknown(absent.reason());
        };
    }

    private Membership listed(ListedCodes codes, String code) {
        Optional<ConceptDefinitionComponent> found = codes.find(code);
        if (found.isEmpty() && !codes.isComplete()) {
            return new Membership.Unknown("Only a part of the code system %s is here, and the code %s is not in it"
                    .formatted(part.getSystem(), code));
        }
        return found.filter(filters(codes))
                .<Membership>map(concept -> new Membership.In(ofPart(codes.described(concept))))
                .orElseGet(Membership.Out::new);
    }

    private Membership ruled(SystemContent.Ruled ruled, String code) {
        if (part.hasFilter()) {
            return new Membership.Unknown(
                    "The codes of %s are made by a rule and cannot be filtered".formatted(part.getSystem()));
        }
        return ruled.display()
                .apply(code)
                .<Membership>map(display -> new Membership.In(ofPart(concept(code, display))))
                .orElseGet(Membership.Out::new);
    }

    private Predicate<ConceptDefinitionComponent> filters(ListedCodes codes) {
        return part.getFilter().stream()
                .map(filter -> new ConceptFilter(codes, filter).asPredicate())
                .reduce(concept -> true, Predicate::and);
    }

    /** A named code of a code system that is wholly here must exist in it. */
    private Optional<ValueSetExpansionContainsComponent> named(ConceptReferenceComponent concept) {
        Optional<ValueSetExpansionContainsComponent> known = content instanceof SystemContent.Listed listed
                ? listed.codes().find(concept.getCode()).map(listed.codes()::described)
                : Optional.empty();
        if (known.isEmpty()
                && content instanceof SystemContent.Listed listed
                && listed.codes().isComplete()) {
            return Optional.empty();
        }
        ValueSetExpansionContainsComponent described =
                ofPart(known.orElseGet(() -> concept(concept.getCode(), rule(concept.getCode()))));
        if (concept.hasDisplay()) {
            described.setDisplay(concept.getDisplay());
        }
        concept.getDesignation().forEach(other -> described.addDesignation(other.copy()));
        return Optional.of(described);
    }

    private String rule(String code) {
        return content instanceof SystemContent.Ruled ruled
                ? ruled.display().apply(code).orElse("")
                : "";
    }

    private ValueSetExpansionContainsComponent concept(String code, String display) {
        return new ValueSetExpansionContainsComponent().setCode(code).setDisplay(display.isEmpty() ? null : display);
    }

    private ValueSetExpansionContainsComponent ofPart(ValueSetExpansionContainsComponent concept) {
        return concept.setSystem(part.getSystem()).setVersion(part.getVersion());
    }

    private String key(String code) {
        return content instanceof SystemContent.Listed listed ? listed.codes().key(code) : code;
    }
}
