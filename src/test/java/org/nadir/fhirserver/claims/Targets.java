package org.nadir.fhirserver.claims;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** To which of the served types an element may refer, by the definition of the element. */
record Targets(Set<String> served) {

    boolean allow(BaseRuntimeChildDefinition element, String type) {
        List<Class<? extends IBaseResource>> allowed =
                switch (element) {
                    case RuntimeChildResourceDefinition reference -> reference.getResourceTypes();
                    case RuntimeChildChoiceDefinition choice -> choice.getResourceTypes();
                    default -> List.of();
                };
        Class<? extends IBaseResource> wanted =
                ServedStatement.R4.getResourceDefinition(type).getImplementingClass();
        return allowed.isEmpty() || allowed.stream().anyMatch(general -> general.isAssignableFrom(wanted));
    }

    /** Any type that the element may refer to. */
    String first(BaseRuntimeChildDefinition element) {
        return served.stream()
                .filter(type -> allow(element, type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(element + " refers to nothing that is served"));
    }
}
