package org.nadir.fhirserver;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.UriType;

/** What {@code /fhir/metadata} says: the served types, their search parameters and the operations, and no more. */
public class Capabilities implements IServerConformanceProvider<CapabilityStatement> {

    private static final String WEBSOCKET = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";
    private static final long KEEP_MILLIS = 60_000;

    private final RestfulServer server;
    private final ISearchParamRegistry parameters;
    private final String version;
    private final Date started = Date.from(Instant.now());

    Capabilities(RestfulServer server, ISearchParamRegistry parameters, String version) {
        this.server = server;
        this.parameters = parameters;
        this.version = version;
    }

    @Override
    @Metadata(cacheMillis = KEEP_MILLIS)
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setName("Nadir")
                .setTitle("Nadir")
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(started)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
        statement.addPatchFormat("application/json-patch+json");
        statement.getSoftware().setName("Nadir").setVersion(version);
        statement
                .getImplementation()
                .setDescription("FHIR R4 server with decision support for drugs that lower blood counts")
                .setUrl(details.getFhirServerBase());
        statement.addRest(rest(details.getFhirServerBase()));
        return statement;
    }

    private CapabilityStatementRestComponent rest(String base) {
        CapabilityStatementRestComponent rest =
                new CapabilityStatementRestComponent().setMode(RestfulCapabilityMode.SERVER);
        ServedResources.types().forEach(type -> rest.addResource(resource(type)));
        rest.addExtension(WEBSOCKET, new UriType(websocket(base)));
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        server.getServerBindings().stream()
                .filter(OperationMethodBinding.class::isInstance)
                .map(OperationMethodBinding.class::cast)
                // The addresses of an export's results have none: a client is told them.
                .filter(operation -> !operation.getCanonicalUrl().isEmpty())
                .forEach(operation -> rest.addOperation()
                        .setName(operation.getName().substring(1))
                        .setDefinition(operation.getCanonicalUrl()));
        return rest;
    }

    private static String websocket(String base) {
        return base.replaceFirst("^http", "ws").replaceFirst("/fhir/?$", SubscriptionConfiguration.WEBSOCKET_PATH);
    }

    private CapabilityStatementRestResourceComponent resource(String type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type)
                .setProfile("http://hl7.org/fhir/StructureDefinition/" + type)
                .setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE)
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalUpdate(true)
                .setConditionalDelete(ConditionalDeleteStatus.SINGLE);
        resource.addReferencePolicy(ReferenceHandlingPolicy.LITERAL)
                .addReferencePolicy(ReferenceHandlingPolicy.ENFORCED);
        Stream.of(TypeRestfulInteraction.values())
                .filter(interaction -> interaction != TypeRestfulInteraction.NULL)
                .forEach(interaction -> resource.addInteraction().setCode(interaction));
        searchParameters(type).forEach(parameter -> describe(type, parameter, resource));
        operations(type).forEach(operation -> resource.addOperation()
                .setName(operation.getName().substring(1))
                .setDefinition(definition(type, operation)));
        return resource;
    }

    private List<RuntimeSearchParam> searchParameters(String type) {
        return parameters.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).values().stream()
                .sorted(Comparator.comparing(RuntimeSearchParam::getName))
                .toList();
    }

    private static void describe(
            String type, RuntimeSearchParam parameter, CapabilityStatementRestResourceComponent resource) {
        SearchParamType kind = SearchParamType.fromCode(parameter.getParamType().getCode());
        resource.addSearchParam().setName(parameter.getName()).setType(kind).setDefinition(parameter.getUri());
        if (kind == SearchParamType.REFERENCE) {
            resource.addSearchInclude(type + ":" + parameter.getName());
        }
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

    @Override
    public void setRestfulServer(RestfulServer restful) {
        // Given to the constructor.
    }
}
