package org.nadir.fhirserver.capabilities;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nadir.fhirserver.storage.ServedResources;

/**
 * To which types a search parameter of one type really leads.
 *
 * <p>The standard shares a definition between types, so its targets are too many for most: {@code patient} names Group,
 * to which {@code AllergyIntolerance.patient} cannot refer.
 */
final class ReferenceTargets {

    private static final Pattern ONLY = Pattern.compile("resolve\\(\\) is (\\w+)");
    private static final Pattern DECORATION = Pattern.compile("[()]| as \\w+|\\.(?:where|as|ofType)\\(.*");

    private final FhirContext context;

    ReferenceTargets(FhirContext context) {
        this.context = context;
    }

    /** Says whether a resource of the type can refer to the target in the element that the parameter searches. */
    boolean lead(String type, RuntimeSearchParam parameter, String target) {
        // Records of the server name things by their whole address, for they outlive them: nothing can be included.
        return ServedResources.isWrittenByClients(type)
                && parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                && parameter.getTargets().contains(target)
                && parameter.getPathsSplitForResourceType(type).stream().anyMatch(path -> allows(path, target));
    }

    private boolean allows(String path, String target) {
        Matcher only = ONLY.matcher(path);
        if (only.find()) {
            return only.group(1).equals(target);
        }
        List<String> steps =
                List.of(DECORATION.matcher(path).replaceAll("").strip().split("\\."));
        List<Class<? extends IBaseResource>> allowed =
                element(steps).map(ReferenceTargets::types).orElseGet(List::of);
        Class<? extends IBaseResource> wanted =
                context.getResourceDefinition(target).getImplementingClass();
        return allowed.isEmpty() || allowed.stream().anyMatch(general -> general.isAssignableFrom(wanted));
    }

    private Optional<BaseRuntimeChildDefinition> element(List<String> steps) {
        BaseRuntimeElementDefinition<?> parent = context.getResourceDefinition(steps.getFirst());
        Optional<BaseRuntimeChildDefinition> child = Optional.empty();
        for (String step : steps.subList(1, steps.size())) {
            if (!(parent instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
                return Optional.empty();
            }
            child = Optional.ofNullable(composite.getChildByName(step))
                    .or(() -> Optional.ofNullable(composite.getChildByName(step + "[x]")));
            if (child.isEmpty()) {
                return Optional.empty();
            }
            parent = child.get()
                    .getChildByName(child.get().getValidChildNames().iterator().next());
        }
        return child;
    }

    /** Empty for an element that may refer to anything. */
    private static List<Class<? extends IBaseResource>> types(BaseRuntimeChildDefinition element) {
        return switch (element) {
            case RuntimeChildResourceDefinition reference -> reference.getResourceTypes();
            case RuntimeChildChoiceDefinition choice -> choice.getResourceTypes();
            default -> List.of();
        };
    }
}
