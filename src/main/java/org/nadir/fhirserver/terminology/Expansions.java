package org.nadir.fhirserver.terminology;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** {@code $expand}: https://hl7.org/fhir/R4/valueset-operation-expand.html. */
final class Expansions {

    static final Set<String> PARAMETERS = Set.of(
            "url",
            "valueSet",
            "valueSetVersion",
            "filter",
            "offset",
            "count",
            "includeDesignations",
            "includeDefinition",
            "activeOnly",
            "excludeNested",
            "displayLanguage");

    private static final List<String> FLAGS = List.of("activeOnly", "includeDesignations", "excludeNested");

    private static final String OPEN_ENDED = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";

    private final Clock clock;

    Expansions(Clock clock) {
        this.clock = clock;
    }

    ValueSet expand(ValueSet set, ValueSetContent content, OperationInput asked) {
        List<ValueSetExpansionContainsComponent> chosen =
                chosen(content.expand(set), asked).toList();
        ValueSetExpansionComponent expansion = new ValueSetExpansionComponent()
                .setIdentifier("urn:uuid:" + UUID.randomUUID())
                .setTimestamp(Date.from(clock.instant()))
                .setTotal(chosen.size());
        int from = Math.min(asked.number("offset").orElse(0), chosen.size());
        int count = asked.number("count").orElse(chosen.size());
        asked.number("offset").ifPresent(expansion::setOffset);
        describe(expansion, content, asked);
        chosen.stream()
                .skip(from)
                .limit(count)
                .map(concept -> shown(concept, asked))
                .forEach(expansion::addContains);
        ValueSet answer = set.copy();
        answer.setText(null);
        answer.setExpansion(expansion);
        if (!asked.flag("includeDefinition")) {
            answer.setCompose(null);
        }
        if (!answer.hasStatus()) {
            answer.setStatus(PublicationStatus.UNKNOWN);
        }
        return answer;
    }

    private static Stream<ValueSetExpansionContainsComponent> chosen(
            Collection<ValueSetExpansionContainsComponent> all, OperationInput asked) {
        boolean activeOnly = asked.flag("activeOnly");
        List<String> words = asked.text("filter").stream()
                .flatMap(filter -> Arrays.stream(filter.toLowerCase(Locale.ROOT).split("\\s+")))
                .toList();
        return all.stream()
                .filter(concept -> !(activeOnly && concept.getInactive()))
                .filter(concept -> words.stream().allMatch(searched(concept)::contains));
    }

    private static String searched(ValueSetExpansionContainsComponent concept) {
        return (concept.getCode() + " "
                        + Optional.ofNullable(concept.getDisplay()).orElse(""))
                .toLowerCase(Locale.ROOT);
    }

    private static ValueSetExpansionContainsComponent shown(
            ValueSetExpansionContainsComponent concept, OperationInput asked) {
        ValueSetExpansionContainsComponent shown = concept.copy();
        asked.text("displayLanguage")
                .flatMap(language -> concept.getDesignation().stream()
                        .filter(other -> isIn(other, language))
                        .findFirst())
                .ifPresent(other -> shown.setDisplay(other.getValue()));
        if (!asked.flag("includeDesignations")) {
            shown.setDesignation(null);
        }
        return shown;
    }

    private static boolean isIn(ConceptReferenceDesignationComponent designation, String language) {
        String own = Optional.ofNullable(designation.getLanguage()).orElse("");
        return own.equalsIgnoreCase(language) || own.toLowerCase(Locale.ROOT).startsWith(language + "-");
    }

    private static void describe(ValueSetExpansionComponent expansion, ValueSetContent content, OperationInput asked) {
        asked.text("filter").ifPresent(filter -> add(expansion, "filter", new StringType(filter)));
        asked.text("displayLanguage")
                .ifPresent(language -> add(expansion, "displayLanguage", new StringType(language)));
        asked.number("offset").ifPresent(offset -> add(expansion, "offset", new IntegerType(offset)));
        asked.number("count").ifPresent(count -> add(expansion, "count", new IntegerType(count)));
        FLAGS.stream().filter(asked::has).forEach(flag -> add(expansion, flag, new BooleanType(asked.flag(flag))));
        content.usedSystems().stream()
                .filter(system -> system.contains("|"))
                .forEach(system -> add(expansion, "version", new UriType(system)));
        if (content.isOpenEnded()) {
            expansion.addExtension(OPEN_ENDED, new BooleanType(true));
        }
    }

    private static void add(ValueSetExpansionComponent expansion, String name, Type value) {
        expansion.addParameter().setName(name).setValue(value);
    }
}
