package org.nadir.fhirserver.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.fhirserver.storage.ServedResources;
import org.nadir.testing.RunningServer;

/** The statement says all that the table says; whether it is true is tried in the package claims. */
class CapabilitiesIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final JsonNode STATEMENT = RunningServer.json(SERVER.get("/fhir/metadata"));

    @Test
    void eachTypeClaimsTheParametersOfItsTable() {
        for (JsonNode resource : STATEMENT.at("/rest/0/resource")) {
            List<String> claimed = resource.path("searchParam").findValuesAsText("name");
            assertThat(claimed)
                    .as(resource.path("type").asText())
                    .containsAll(
                            ServedResources.parametersOf(resource.path("type").asText()))
                    .containsAll(ServedResources.COMMON);
        }
    }

    @Test
    void eachTypeOffersValidateAndOnlyThePatientEverything() {
        for (JsonNode resource : STATEMENT.at("/rest/0/resource")) {
            List<String> operations = resource.path("operation").findValuesAsText("name");
            assertThat(operations).contains("validate");
            assertThat(operations.contains("everything"))
                    .isEqualTo(resource.path("type").asText().equals("Patient"));
        }
    }
}
