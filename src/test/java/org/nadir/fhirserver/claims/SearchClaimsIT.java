package org.nadir.fhirserver.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.RunningServer;

/** Each claimed search finds what is there and nothing else. */
class SearchClaimsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ServedStatement STATEMENT = ServedStatement.of(SERVER);
    private static final SearchDefinitions DEFINITIONS = SearchDefinitions.knownTo(SERVER);
    private static final SearchTrials TRIALS = SearchTrials.of(STATEMENT, DEFINITIONS);

    static Set<String> types() {
        return STATEMENT.types();
    }

    /** Past the validation on write: the samples are made to be found, from elements that go with nothing else. */
    @BeforeAll
    static void storeTheSamples() {
        TRIALS.samples().storeIn(SERVER);
    }

    @Test
    void thereIsASampleForEachClaim() {
        assertThat(TRIALS.untried()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachClaimedSearchFindsItsSampleAndPassesOverIt(String type) {
        List<SearchTrial> trials = TRIALS.of(type);
        HttpResponse<String> answer = SERVER.post("/fhir", batch(trials));
        JsonNode entries = RunningServer.json(answer).path("entry");

        List<String> broken = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            JsonNode found = entries.path(i).path("resource");
            if (!trials.get(i).holds(found)) {
                broken.add(trials.get(i) + " "
                        + entries.path(i)
                                .toString()
                                .substring(
                                        0,
                                        Math.min(300, entries.path(i).toString().length())));
            }
        }
        assertThat(entries).as(answer.body()).hasSameSizeAs(trials);
        assertThat(broken).as("claims of %s that do not hold", type).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachDefinitionIsOfThisParameterAndType(String type) {
        CapabilityStatementRestResourceComponent resource = STATEMENT.resource(type);
        assertThat(resource.getSearchParam()).allSatisfy(claimed -> {
            SearchDefinition definition = DEFINITIONS.at(claimed.getDefinition());
            assertThat(definition.code()).isEqualTo(claimed.getName());
            assertThat(definition.type()).isEqualTo(claimed.getType().toCode());
            assertThat(definition.isOf(type)).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSearchCanBeSortedByEachParameter(String type) {
        CapabilityStatementRestResourceComponent resource = STATEMENT.resource(type);
        String order = resource.getSearchParam().stream()
                .filter(parameter -> parameter.getType() != SearchParamType.COMPOSITE)
                .map(parameter -> parameter.getName())
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = SERVER.get("/fhir/" + type + "?_sort=" + order + "&_id=" + Samples.idOf(type));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningServer.json(answer).path("total").asInt()).isEqualTo(1);
    }

    private static String batch(List<SearchTrial> trials) {
        ObjectNode bundle = new ObjectMapper().createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "batch");
        trials.forEach(trial -> bundle.withArray("entry")
                .addObject()
                .putObject("request")
                .put("method", "GET")
                .put("url", trial.query()));
        return bundle.toString();
    }
}
