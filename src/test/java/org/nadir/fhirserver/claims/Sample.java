package org.nadir.fhirserver.claims;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.nadir.fhirserver.claims.ElementPath.Step;

/** A resource of any type with what the standard requires of it, and room for what a search shall find. */
final class Sample {

    private static final FhirContext R4 = ServedStatement.R4;

    private final Resource resource;
    private final Targets targets;
    private final SampleValues values;

    private Sample(Resource resource, Targets targets) {
        this.resource = resource;
        this.targets = targets;
        this.values = new SampleValues(resource.getIdPart(), targets);
    }

    static Sample of(String type, String id, Targets targets) {
        Resource resource = (Resource) R4.getResourceDefinition(type).newInstance();
        resource.setId(id);
        return new Sample(resource, targets);
    }

    Targets targets() {
        return targets;
    }

    Resource resource() {
        return resource;
    }

    String type() {
        return resource.fhirType();
    }

    String id() {
        return resource.getIdPart();
    }

    String reference() {
        return type() + "/" + id();
    }

    /** The text to store; what the standard requires and no search has asked for is added. */
    String json() {
        complete(type(), resource);
        return R4.newJsonParser().encodeResourceToString(resource);
    }

    /** Puts a value at the path; says no where something else stands there already. */
    boolean fill(ElementPath path, Optional<String> target) {
        return fill(type(), resource, path, target);
    }

    private boolean fill(String place, IBase parent, ElementPath path, Optional<String> target) {
        Step step = path.steps().getFirst();
        String here = place + "." + step.name();
        BaseRuntimeChildDefinition child = child(parent, step.name());
        List<IBase> present = child.getAccessor().getValues(parent).stream()
                .filter(value -> isOf(value, step))
                .toList();
        if (path.steps().size() > 1) {
            IBase next = present.isEmpty() ? add(here, parent, child, Optional.empty()) : present.getFirst();
            if (next instanceof Extension extension) {
                extension.setUrl(step.url());
            }
            List<Step> rest = path.steps().subList(1, path.steps().size());
            return fill(here, next, new ElementPath(rest, path.type()), target);
        }
        if (present.stream().anyMatch(value -> fits(value, path.type(), target))) {
            return true;
        }
        if (!present.isEmpty() && child.getMax() == 1
                || target.filter(type -> !targets.allow(child, type)).isPresent()) {
            return false;
        }
        IBase value = add(here, parent, child, path.type());
        target.ifPresent(type -> refer(value, type));
        return true;
    }

    private static boolean isOf(IBase value, Step step) {
        return step.url().isEmpty()
                || value instanceof Extension extension && step.url().equals(extension.getUrl());
    }

    private static void refer(IBase value, String type) {
        switch (value) {
            case Reference reference -> reference.setReference(type + "/" + Samples.idOf(type));
            case UriType canonical -> canonical.setValue(SampleValues.SYSTEM + "/" + Samples.idOf(type));
            default -> throw new AssertionError(value.fhirType() + " does not refer");
        }
    }

    private static boolean fits(IBase value, Optional<String> type, Optional<String> target) {
        boolean ofType = type.isEmpty() || value.fhirType().equals(type.get());
        boolean leadsThere = target.isEmpty()
                || !(value instanceof Reference reference)
                || reference.getReference().startsWith(target.get() + "/");
        return ofType && leadsThere;
    }

    private static BaseRuntimeChildDefinition child(IBase parent, String name) {
        BaseRuntimeElementCompositeDefinition<?> definition =
                (BaseRuntimeElementCompositeDefinition<?>) R4.getElementDefinition(parent.getClass());
        BaseRuntimeChildDefinition plain = definition.getChildByName(name);
        return Objects.requireNonNull(
                plain == null ? definition.getChildByName(name + "[x]") : plain, () -> definition + " " + name);
    }

    private IBase add(String place, IBase parent, BaseRuntimeChildDefinition child, Optional<String> type) {
        String name = child.getValidChildNames().stream()
                .filter(candidate -> type.isEmpty() || candidate.equalsIgnoreCase(stem(child) + type.get()))
                .sorted(SampleValues.simplestFirst(stem(child)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(place + " has no type " + type));
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        values.set(place, value, child);
        child.getMutator().addValue(parent, value);
        return value;
    }

    private static String stem(BaseRuntimeChildDefinition child) {
        return child.getElementName().replace("[x]", "");
    }

    private void complete(String place, IBase parent) {
        if (R4.getElementDefinition(parent.getClass()) instanceof BaseRuntimeElementCompositeDefinition<?> definition) {
            for (BaseRuntimeChildDefinition child : definition.getChildren()) {
                String here = place + "." + stem(child);
                if (child.getMin() > 0 && child.getAccessor().getValues(parent).isEmpty()) {
                    add(here, parent, child, Optional.empty());
                }
                child.getAccessor().getValues(parent).forEach(value -> complete(here, value));
            }
        }
    }
}
