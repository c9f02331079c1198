package org.nadir.fhirserver.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Definitions;
import org.nadir.testing.RunningServer;

/** The served statement meets each line of the requirements that it says it instantiates. */
class RequirementsIT {

    private static final CapabilityStatement REQUIRED = ServedStatement.R4
            .newJsonParser()
            .parseResource(CapabilityStatement.class, Definitions.text("CapabilityStatement-nadir-server"));
    private static final CapabilityStatement SERVED =
            ServedStatement.of(RunningServer.shared()).whole();

    @Test
    void theServerInstantiatesTheseRequirements() {
        assertThat(REQUIRED.getKind()).isEqualTo(CapabilityStatementKind.REQUIREMENTS);
        assertThat(SERVED.getInstantiates()).extracting(PrimitiveType::getValue).containsExactly(REQUIRED.getUrl());
    }

    @Test
    void eachRequiredLineIsServed() {
        Set<String> required = lines(REQUIRED);
        assertThat(required).hasSizeGreaterThan(100);
        assertThat(lines(SERVED)).containsAll(required);
    }

    /** A statement as sentences that can be compared; the expectations are left out, for what is written must be met. */
    private static Set<String> lines(CapabilityStatement statement) {
        Set<String> lines = statement.getRestFirstRep().getResource().stream()
                .flatMap(RequirementsIT::lines)
                .collect(Collectors.toCollection(TreeSet::new));
        statement.getFormat().forEach(format -> lines.add("format " + format.getValue()));
        statement.getPatchFormat().forEach(format -> lines.add("patch format " + format.getValue()));
        statement
                .getRestFirstRep()
                .getInteraction()
                .forEach(interaction ->
                        lines.add("system " + interaction.getCode().toCode()));
        statement
                .getRestFirstRep()
                .getOperation()
                .forEach(operation -> lines.add("system $" + operation.getName() + " " + operation.getDefinition()));
        return lines;
    }

    private static Stream<String> lines(CapabilityStatementRestResourceComponent resource) {
        Stream<String> claims = Stream.of(
                        Stream.of("type"),
                        resource.getInteraction().stream()
                                .map(interaction -> interaction.getCode().toCode()),
                        resource.getSupportedProfile().stream().map(PrimitiveType::getValue),
                        resource.getSearchParam().stream()
                                .map(parameter -> "?" + parameter.getName() + " " + parameter.getType() + " "
                                        + parameter.getDefinition()),
                        resource.getOperation().stream()
                                .map(operation -> "$" + operation.getName() + " " + operation.getDefinition()),
                        Stream.of(resource.getVersioning())
                                .filter(ResourceVersionPolicy.VERSIONEDUPDATE::equals)
                                .map(ResourceVersionPolicy::toCode))
                .flatMap(each -> each);
        return claims.map(claim -> resource.getType() + " " + claim);
    }
}
