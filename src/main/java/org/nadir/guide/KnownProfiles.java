package org.nadir.guide;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r5.conformance.profile.BindingResolution;
import org.hl7.fhir.r5.conformance.profile.ProfileKnowledgeProvider;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Tells HL7's renderers which types there are and where profiles and value sets are shown. */
@SuppressWarnings("NullAway") // HL7's interface wants null where there is no link.
final class KnownProfiles implements ProfileKnowledgeProvider {

    private final IWorkerContext definitions;

    KnownProfiles(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    @Override
    public boolean isDatatype(String type) {
        return is(type, EnumSet.of(StructureDefinitionKind.COMPLEXTYPE, StructureDefinitionKind.PRIMITIVETYPE));
    }

    @Override
    public boolean isPrimitiveType(String type) {
        return is(type, EnumSet.of(StructureDefinitionKind.PRIMITIVETYPE));
    }

    @Override
    public boolean isResource(String type) {
        return is(type, EnumSet.of(StructureDefinitionKind.RESOURCE));
    }

    @Override
    public boolean hasLinkFor(String type) {
        return type(type) != null;
    }

    @Override
    public @Nullable String getLinkFor(String corePath, String type) {
        StructureDefinition definition = type(type);
        return definition == null ? null : definition.getWebPath();
    }

    @Override
    public BindingResolution resolveBinding(
            StructureDefinition profile, ElementDefinitionBindingComponent binding, String path) {
        return binding.hasValueSet() ? values(binding.getValueSet()) : new BindingResolution("no value set", null);
    }

    @Override
    public BindingResolution resolveBinding(StructureDefinition profile, String url, String path) {
        return values(url);
    }

    @Override
    public @Nullable String getLinkForProfile(StructureDefinition profile, String url) {
        StructureDefinition found = definitions.fetchResource(StructureDefinition.class, url);
        return found == null ? null : found.getWebPath() + "|" + found.present();
    }

    @Override
    public boolean prependLinks() {
        return false;
    }

    @Override
    public @Nullable String getLinkForUrl(String corePath, String url) {
        return null;
    }

    @Override
    public @Nullable String getCanonicalForDefaultContext() {
        return null;
    }

    @Override
    public @Nullable String getDefinitionsName(Resource resource) {
        return null;
    }

    private BindingResolution values(String url) {
        ValueSet values = definitions.fetchResource(ValueSet.class, url);
        return values == null
                ? new BindingResolution(url, url)
                : new BindingResolution(values.present(), values.getWebPath());
    }

    private boolean is(String type, Set<StructureDefinitionKind> kinds) {
        StructureDefinition definition = type(type);
        return definition != null && kinds.contains(definition.getKind());
    }

    private @Nullable StructureDefinition type(String type) {
        return definitions.fetchTypeDefinition(type);
    }
}
