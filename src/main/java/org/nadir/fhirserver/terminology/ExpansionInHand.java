package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** The expansion that a value set without a definition brings along. */
record ExpansionInHand(List<ValueSetExpansionContainsComponent> concepts) {

    static ExpansionInHand of(ValueSet set) {
        if (!set.hasExpansion()) {
            throw new UnprocessableEntityException("The value set %s has neither compose nor expansion"
                    .formatted(set.hasUrl() ? set.getUrl() : "that was sent"));
        }
        List<ValueSetExpansionContainsComponent> concepts = set.getExpansion().getContains().stream()
                .flatMap(ExpansionInHand::withNested)
                .filter(concept -> concept.hasSystem() && concept.hasCode())
                .toList();
        if (set.getExpansion().getTotal() > concepts.size()) {
            throw new UnprocessableEntityException(
                    "The value set brings %d of the %d codes of its expansion and no compose"
                            .formatted(concepts.size(), set.getExpansion().getTotal()));
        }
        return new ExpansionInHand(concepts);
    }

    Membership membership(Coding asked) {
        return concepts.stream()
                .filter(concept -> concept.getSystem().equals(asked.getSystem())
                        && concept.getCode().equals(asked.getCode()))
                .findFirst()
                .<Membership>map(Membership.In::new)
                .orElseGet(Membership.Out::new);
    }

    private static Stream<ValueSetExpansionContainsComponent> withNested(ValueSetExpansionContainsComponent concept) {
        ValueSetExpansionContainsComponent flat = concept.copy();
        flat.setContains(null);
        return Stream.concat(Stream.of(flat), concept.getContains().stream().flatMap(ExpansionInHand::withNested));
    }
}
