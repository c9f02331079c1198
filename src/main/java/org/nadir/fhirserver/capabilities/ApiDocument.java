package org.nadir.fhirserver.capabilities;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/**
 * The CapabilityStatement and the operations of the server as OpenAPI 3.0: https://spec.openapis.org/oas/v3.0.3.
 *
 * <p>HAPI's own brings a web page with its libraries along, needs the OperationDefinitions of the standard, and shows
 * the wrong kind of patch.
 */
final class ApiDocument {

    static final String SYSTEM = "System";

    private final ApiPaths paths = new ApiPaths();

    private ApiDocument() {}

    static ObjectNode of(CapabilityStatement statement, RestfulServer server) {
        ApiDocument document = new ApiDocument();
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        document.system();
        operations(server.getServerBindings()).forEach(operation -> document.operation("", operation));
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            document.resource(resource);
            server.getResourceBindings().stream()
                    .filter(binding -> resource.getType().equals(binding.getResourceName()))
                    .flatMap(binding -> operations(binding.getMethodBindings()))
                    .forEach(operation -> document.operation(resource.getType(), operation));
        }
        return document.assemble(statement);
    }

    private ObjectNode assemble(CapabilityStatement statement) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", statement.getSoftware().getName())
                .put("description", statement.getImplementation().getDescription())
                .put("version", statement.getSoftware().getVersion());
        document.putArray("servers")
                .addObject()
                .put("url", statement.getImplementation().getUrl());
        document.set("paths", paths.asJson());
        document.set("components", ApiComponents.asJson());
        return document;
    }

    private void system() {
        paths.add("/metadata", "get", SYSTEM).put("summary", "What this server can do");
        ApiPaths.withBody(paths.add("/", "post", SYSTEM).put("summary", "A transaction or a batch"), "Resource");
    }

    private void resource(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        for (CapabilityStatement.ResourceInteractionComponent claimed : resource.getInteraction()) {
            interaction(resource, type, claimed.getCode());
        }
    }

    private void interaction(
            CapabilityStatementRestResourceComponent resource, String type, TypeRestfulInteraction interaction) {
        String all = "/" + type;
        String one = all + "/{id}";
        switch (interaction) {
            case READ -> paths.add(one, "get", type).put("summary", "Read a " + type);
            case VREAD ->
                paths.add(one + "/_history/{version}", "get", type).put("summary", "Read a version of a " + type);
            case UPDATE ->
                ApiPaths.withBody(paths.add(one, "put", type).put("summary", "Update or create a " + type), "Resource");
            case PATCH ->
                ApiPaths.withBody(paths.add(one, "patch", type).put("summary", "Change parts of a " + type), "Patch");
            case DELETE -> paths.add(one, "delete", type).put("summary", "Delete a " + type);
            case HISTORYINSTANCE ->
                ApiPaths.withHistory(
                        paths.add(one + "/_history", "get", type).put("summary", "The versions of a " + type));
            case HISTORYTYPE ->
                ApiPaths.withHistory(
                        paths.add(all + "/_history", "get", type).put("summary", "The versions of each " + type));
            case CREATE ->
                ApiPaths.withBody(paths.add(all, "post", type).put("summary", "Create a " + type), "Resource");
            case SEARCHTYPE -> search(resource, all);
            case NULL -> throw new IllegalStateException("An interaction without a code");
        }
    }

    private void search(CapabilityStatementRestResourceComponent resource, String all) {
        String type = resource.getType();
        ObjectNode search = paths.add(all, "get", type).put("summary", "Search for " + type);
        resource.getSearchParam()
                .forEach(parameter -> ApiPaths.withParameter(search, parameter.getName(), parameter.getDefinition()));
        ApiPaths.withSearchControls(search);
        ApiPaths.withBody(
                paths.add(all + "/_search", "post", type).put("summary", "Search for " + type + " by a form"), "Form");
    }

    private static Stream<OperationMethodBinding> operations(Collection<?> methods) {
        return methods.stream()
                .filter(OperationMethodBinding.class::isInstance)
                .map(OperationMethodBinding.class::cast);
    }

    private void operation(String type, OperationMethodBinding operation) {
        String start = type.isEmpty() ? "/" : "/" + type + "/";
        if (type.isEmpty() ? operation.isCanOperateAtServerLevel() : operation.isCanOperateAtTypeLevel()) {
            operation(start + operation.getName(), type, operation);
        }
        if (operation.isCanOperateAtInstanceLevel()) {
            operation(start + "{id}/" + operation.getName(), type, operation);
        }
    }

    private void operation(String path, String type, OperationMethodBinding operation) {
        String tag = type.isEmpty() ? SYSTEM : type;
        String definition = Optional.ofNullable(operation.getCanonicalUrl()).orElse("");
        if (operation.isIdempotent()) {
            ApiPaths.withAnyParameters(described(paths.add(path, "get", tag), operation, definition));
        }
        ApiPaths.withBody(described(paths.add(path, "post", tag), operation, definition), "Operation");
    }

    private static ObjectNode described(ObjectNode entry, OperationMethodBinding operation, String definition) {
        entry.put("summary", "The operation " + operation.getName());
        return definition.isEmpty() ? entry : entry.put("description", "Defined by " + definition);
    }
}
