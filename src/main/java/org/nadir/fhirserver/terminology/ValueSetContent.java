package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * What value sets hold, worked out from their definitions: https://hl7.org/fhir/R4/valueset.html#compositions. One
 * object serves one request.
 *
 * <p>A set whose codes are not here is refused, never taken as empty; a single code is told even then, where the
 * definition alone tells it.
 */
final class ValueSetContent {

    private final Definitions definitions;
    private final Map<Canonical, SystemContent> systems = new HashMap<>();
    private final Map<Canonical, Optional<ValueSet>> valueSets = new HashMap<>();
    private final Map<ConceptSetComponent, SelectedCodes> selections = new IdentityHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final TreeSet<String> used = new TreeSet<>();
    private boolean isOpenEnded;

    ValueSetContent(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The code systems that were read, as {@code url|version}. */
    Collection<String> usedSystems() {
        return used;
    }

    /** Whether a code system of which only a part is here was listed. */
    boolean isOpenEnded() {
        return isOpenEnded;
    }

    SystemContent system(Canonical system) {
        return systems.computeIfAbsent(system, definitions::content);
    }

    /** All codes of the set, in the order of its definition. */
    Collection<ValueSetExpansionContainsComponent> expand(ValueSet set) {
        return within(set, () -> {
            Map<String, ValueSetExpansionContainsComponent> found = new LinkedHashMap<>();
            if (!set.hasCompose()) {
                flatten(ExpansionInHand.of(set).concepts(), found);
            }
            for (ConceptSetComponent include : set.getCompose().getInclude()) {
                for (ValueSetExpansionContainsComponent candidate : candidates(include)) {
                    if (isChosen(set, include, candidate)) {
                        found.putIfAbsent(candidate.getSystem() + "|" + candidate.getCode(), candidate);
                    }
                }
            }
            if (found.isEmpty() && isOpenEnded) {
                throw new UnprocessableEntityException(
                        "Only a part of the code system is here, and none of it belongs to "
                                + (set.hasUrl() ? set.getUrl() : "the value set that was sent"));
            }
            return found.values();
        });
    }

    /** Whether the set holds the code. */
    Membership membership(ValueSet set, Coding asked) {
        return within(set, () -> {
            if (!set.hasCompose()) {
                return ExpansionInHand.of(set).membership(asked);
            }
            Membership found = any(set.getCompose().getInclude(), asked);
            return withoutInactive(set, found.without(any(set.getCompose().getExclude(), asked)));
        });
    }

    private Membership any(List<ConceptSetComponent> parts, Coding asked) {
        Membership found = new Membership.Out();
        for (ConceptSetComponent part : parts) {
            found = found.or(membership(part, asked));
        }
        return found;
    }

    private Membership membership(ConceptSetComponent part, Coding asked) {
        Membership found = null;
        if (part.hasSystem()) {
            found = selected(part).membership(asked);
        }
        for (CanonicalType other : part.getValueSet()) {
            Membership inOther = valueSet(other)
                    .map(set -> membership(set, asked))
                    .orElseGet(() -> new Membership.Unknown(notHere(other)));
            found = found == null ? inOther : found.and(inOther);
        }
        return found == null ? new Membership.Out() : found;
    }

    private Collection<ValueSetExpansionContainsComponent> candidates(ConceptSetComponent include) {
        if (include.hasSystem()) {
            SelectedCodes selected = selected(include);
            if (selected.isListable() || !include.hasValueSet()) {
                isOpenEnded |= selected.isOpenEnded();
                return selected.list();
            }
        }
        if (!include.hasValueSet()) {
            throw new UnprocessableEntityException("An include of the value set has neither a system nor a valueSet");
        }
        CanonicalType first = include.getValueSet().get(0);
        return expand(valueSet(first).orElseThrow(() -> new UnprocessableEntityException(notHere(first))));
    }

    private boolean isChosen(ValueSet set, ConceptSetComponent include, ValueSetExpansionContainsComponent candidate) {
        Coding asked = new Coding(candidate.getSystem(), candidate.getCode(), null);
        Membership chosen =
                membership(include, asked).without(any(set.getCompose().getExclude(), asked));
        return switch (withoutInactive(set, chosen)) {
            case Membership.In in -> true;
            case Membership.Out out -> false;
            case Membership.Unknown unknown -> throw new UnprocessableEntityException(unknown.reason());
        };
    }

    private static Membership withoutInactive(ValueSet set, Membership found) {
        boolean refused = set.getCompose().hasInactive()
                && !set.getCompose().getInactive()
                && found instanceof Membership.In in
                && in.concept().getInactive();
        return refused ? new Membership.Out() : found;
    }

    private SelectedCodes selected(ConceptSetComponent part) {
        return selections.computeIfAbsent(part, first -> {
            SystemContent content = system(Canonical.of(part.getSystem(), part.getVersion()));
            if (content instanceof SystemContent.Listed listed) {
                used.add(Canonical.of(
                                part.getSystem(), listed.codes().definition().getVersion())
                        .toString());
            }
            return new SelectedCodes(part, content);
        });
    }

    private Optional<ValueSet> valueSet(CanonicalType canonical) {
        return valueSets.computeIfAbsent(Canonical.of(canonical.getValue()), definitions::valueSet);
    }

    private static String notHere(CanonicalType canonical) {
        return "The value set refers to %s, which is not here".formatted(canonical.getValue());
    }

    private static void flatten(
            List<ValueSetExpansionContainsComponent> from, Map<String, ValueSetExpansionContainsComponent> into) {
        from.forEach(concept -> into.putIfAbsent(concept.getSystem() + "|" + concept.getCode(), concept));
    }

    private <T> T within(ValueSet set, Supplier<T> work) {
        String name = set.hasUrl() ? set.getUrl() : "the value set that was sent";
        if (open.contains(name)) {
            throw new UnprocessableEntityException("The value set %s refers to itself".formatted(name));
        }
        open.push(name);
        try {
            return work.get();
        } finally {
            open.pop();
        }
    }
}
