package org.nadir.fhirserver.capabilities;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.nadir.fhirserver.storage.ServedResources;

/** What can be done with one resource type. */
final class TypeCapabilities {

    private static final Set<TypeRestfulInteraction> WRITES = Set.of(
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.PATCH,
            TypeRestfulInteraction.DELETE);

    private final RestfulServer server;
    private final ISearchParamRegistry parameters;
    private final ReferenceTargets targets;

    TypeCapabilities(RestfulServer server, ISearchParamRegistry parameters) {
        this.server = server;
        this.parameters = parameters;
        this.targets = new ReferenceTargets(server.getFhirContext());
    }

    CapabilityStatementRestResourceComponent of(String type, List<String> profiles) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type)
                .setProfile("http://hl7.org/fhir/StructureDefinition/" + type)
                .setReadHistory(true)
                .setConditionalRead(ConditionalReadStatus.FULLSUPPORT);
        if (ServedResources.isWrittenByClients(type)) {
            written(resource);
        } else {
            resource.setVersioning(ResourceVersionPolicy.VERSIONED);
        }
        profiles.forEach(resource::addSupportedProfile);
        // Not "enforced": HAPI looks up only the references that a search parameter indexes.
        resource.addReferencePolicy(ReferenceHandlingPolicy.LITERAL);
        Stream.of(TypeRestfulInteraction.values())
                .filter(interaction -> interaction != TypeRestfulInteraction.NULL)
                .filter(interaction -> ServedResources.isWrittenByClients(type) || !WRITES.contains(interaction))
                .forEach(interaction -> resource.addInteraction().setCode(interaction));
        searchParameters(type).forEach(parameter -> describe(type, parameter, resource));
        referring(type).forEach(resource::addSearchRevInclude);
        operations(type).forEach(operation -> resource.addOperation()
                .setName(operation.getName().substring(1))
                .setDefinition(definition(type, operation)));
        return resource;
    }

    private static void written(CapabilityStatementRestResourceComponent resource) {
        resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalUpdate(true)
                .setConditionalDelete(ConditionalDeleteStatus.SINGLE);
    }

    private List<RuntimeSearchParam> searchParameters(String type) {
        return parameters.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).values().stream()
                .sorted(Comparator.comparing(RuntimeSearchParam::getName))
                .toList();
    }

    private void describe(
            String type, RuntimeSearchParam parameter, CapabilityStatementRestResourceComponent resource) {
        SearchParamType kind = SearchParamType.fromCode(parameter.getParamType().getCode());
        resource.addSearchParam().setName(parameter.getName()).setType(kind).setDefinition(parameter.getUri());
        if (kind == SearchParamType.REFERENCE
                && ServedResources.types().stream().anyMatch(target -> targets.lead(type, parameter, target))) {
            resource.addSearchInclude(type + ":" + parameter.getName());
        }
    }

    /** The parameters of all types by which something may refer to this type. */
    private Stream<String> referring(String type) {
        return ServedResources.types().stream().flatMap(source -> searchParameters(source).stream()
                .filter(parameter -> targets.lead(source, parameter, type))
                .map(parameter -> source + ":" + parameter.getName()));
    }

    private Stream<OperationMethodBinding> operations(String type) {
        return server.getResourceBindings().stream()
                .filter(binding -> type.equals(binding.getResourceName()))
                .flatMap(binding -> binding.getMethodBindings().stream())
                .filter(OperationMethodBinding.class::isInstance)
                .map(OperationMethodBinding.class::cast)
                .collect(Collectors.toMap(
                        OperationMethodBinding::getName, Function.identity(), (first, second) -> first, TreeMap::new))
                .values()
                .stream();
    }

    private static String definition(String type, OperationMethodBinding operation) {
        String ours = operation.getCanonicalUrl();
        if (ours != null && !ours.isEmpty()) {
            return ours;
        }
        return "http://hl7.org/fhir/OperationDefinition/" + type + "-"
                + operation.getName().substring(1);
    }
}
