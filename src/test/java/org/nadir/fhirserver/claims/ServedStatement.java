package org.nadir.fhirserver.claims;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.nadir.testing.RunningServer;

/** The CapabilityStatement of the running server, as a client reads it. */
final class ServedStatement {

    static final FhirContext R4 = FhirContext.forR4Cached();

    private final CapabilityStatement statement;

    private ServedStatement(CapabilityStatement statement) {
        this.statement = statement;
    }

    static ServedStatement of(RunningServer server) {
        return new ServedStatement(R4.newJsonParser()
                .parseResource(
                        CapabilityStatement.class, server.get("/fhir/metadata").body()));
    }

    CapabilityStatement whole() {
        return statement;
    }

    CapabilityStatementRestComponent rest() {
        return statement.getRestFirstRep();
    }

    List<CapabilityStatementRestResourceComponent> resources() {
        return rest().getResource();
    }

    CapabilityStatementRestResourceComponent resource(String type) {
        return resources().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** All operations by type and name, such as {@code Patient/everything}; those of no type are {@code system/...}. */
    Map<String, CapabilityStatementRestResourceOperationComponent> operations() {
        Map<String, CapabilityStatementRestResourceOperationComponent> operations = new TreeMap<>();
        rest().getOperation().forEach(operation -> operations.put("system/" + operation.getName(), operation));
        resources().forEach(resource -> resource.getOperation()
                .forEach(operation -> operations.put(resource.getType() + "/" + operation.getName(), operation)));
        return operations;
    }

    String definitionOf(String operation) {
        return Optional.ofNullable(operations().get(operation)).orElseThrow().getDefinition();
    }

    Set<String> types() {
        return resources().stream()
                .map(CapabilityStatementRestResourceComponent::getType)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
