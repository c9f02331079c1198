package org.nadir.fhirserver.capabilities;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.UriType;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.storage.ServedResources;
import org.nadir.fhirserver.subscriptions.SubscriptionConfiguration;
import org.springframework.boot.info.BuildProperties;

/** What {@code /fhir/metadata} says: the served types, their search parameters and the operations, and no more. */
public class Capabilities implements IServerConformanceProvider<CapabilityStatement> {

    private static final String WEBSOCKET = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 32;

    private final RestfulServer server;
    private final TypeCapabilities types;
    private final StoredProfiles profiles;
    private final BuildProperties build;
    private final Cache<String, CapabilityStatement> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    public Capabilities(
            RestfulServer server,
            ISearchParamRegistry parameters,
            IFhirResourceDao<StructureDefinition> definitions,
            BuildProperties build) {
        this.server = server;
        this.types = new TypeCapabilities(server, parameters);
        this.profiles = new StoredProfiles(definitions);
        this.build = build;
    }

    /** HAPI would keep one statement for all callers, under the address by which the first of them came. */
    @Override
    @Metadata(cacheMillis = 0)
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        return kept.get(details.getFhirServerBase(), this::statement).copy();
    }

    private CapabilityStatement statement(String base) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setName("Nadir")
                .setTitle("Nadir")
                .setStatus(PublicationStatus.ACTIVE)
                .setDateElement(built())
                .setPublisher("Nadir")
                .setKind(CapabilityStatementKind.INSTANCE)
                .addInstantiates(Canonical.CAPABILITY_STATEMENT)
                .addImplementationGuide(Canonical.IMPLEMENTATION_GUIDE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
        statement.addFormat("json").addFormat("xml");
        statement.addPatchFormat("application/json-patch+json");
        statement.getSoftware().setName("Nadir").setVersion(build.getVersion()).setReleaseDateElement(built());
        statement
                .getImplementation()
                .setDescription("FHIR R4 server with decision support for drugs that lower blood counts")
                .setUrl(base);
        statement.addRest(rest(base));
        return statement;
    }

    /** The day of the build: a statement that changed with every start could not be compared. */
    private DateTimeType built() {
        return new DateTimeType(Date.from(build.getTime()));
    }

    private CapabilityStatementRestComponent rest(String base) {
        CapabilityStatementRestComponent rest =
                new CapabilityStatementRestComponent().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity().setCors(true);
        Map<String, List<String>> byType = profiles.byType();
        ServedResources.types().forEach(type -> rest.addResource(types.of(type, byType.getOrDefault(type, List.of()))));
        rest.addExtension(WEBSOCKET, new UriType(SubscriptionConfiguration.websocketAddress(base)));
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        server.getServerBindings().stream()
                .filter(OperationMethodBinding.class::isInstance)
                .map(OperationMethodBinding.class::cast)
                // The addresses of results that are made later have none: a client is told them.
                .filter(operation -> !operation.getCanonicalUrl().isEmpty())
                .sorted(Comparator.comparing(OperationMethodBinding::getName))
                .forEach(operation -> rest.addOperation()
                        .setName(operation.getName().substring(1))
                        .setDefinition(operation.getCanonicalUrl()));
        return rest;
    }

    @Override
    public void setRestfulServer(RestfulServer restful) {
        // Given to the constructor.
    }
}
