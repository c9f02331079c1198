package org.nadir.fhirserver.claims;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.RunningServer;

/** The server answers nothing that its statement does not claim. */
class UnclaimedIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ServedStatement STATEMENT = ServedStatement.of(SERVER);
    private static final SearchDefinitions DEFINITIONS = SearchDefinitions.knownTo(SERVER);

    /** Operations of the standard and of HAPI that a server may have without anybody knowing. */
    private static final List<String> OPERATIONS =
            """
            apply batch-jobs-list care-gaps closure collect-data conforms convert cqf-measures data-requirements delete-expunge
            diff document evaluate evaluate-measure everything expand expunge export find-matches get-resource-counts graphql
            hapi.fhir.replace-references implements import invalidate-expansion lastn lookup
            mark-all-resources-for-reindexing match member-match meta meta-add meta-delete perform-reindexing-pass
            preferred-id process-message questionnaire reindex snapshot stats submit-data subset subsumes transform translate
            upload-external-code-system validate validate-code versions
            """.lines().flatMap(line -> Stream.of(line.split(" "))).toList();

    /** Addresses that a client is told in an answer and does not look for: where the results of what takes long lie. */
    private static final Set<String> TOLD =
            Set.of("system/export-status", "system/export-file", "system/toxicity-summary-status");

    @Test
    void eachBoundOperationIsClaimed() {
        Set<String> bound = new TreeSet<>();
        RestfulServer server = SERVER.bean(RestfulServer.class);
        server.getServerBindings().forEach(method -> operation("system", method).forEach(bound::add));
        server.getResourceBindings().forEach(binding -> binding.getMethodBindings()
                .forEach(method -> operation(String.valueOf(binding.getResourceName()), method)
                        .forEach(bound::add)));

        bound.removeAll(TOLD);
        assertThat(bound).isEqualTo(STATEMENT.operations().keySet());
    }

    @Test
    void eachBoundInteractionIsClaimed() {
        Set<String> known = STATEMENT.resources().stream()
                .flatMap(resource -> resource.getInteraction().stream()
                        .map(interaction ->
                                resource.getType() + " " + interaction.getCode().toCode()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> bound = SERVER.bean(RestfulServer.class).getResourceBindings().stream()
                .flatMap(binding -> binding.getMethodBindings().stream()
                        .filter(method -> !(method instanceof OperationMethodBinding))
                        .map(BaseMethodBinding::getRestOperationType)
                        .filter(kind -> kind != RestOperationTypeEnum.VALIDATE)
                        .map(kind -> binding.getResourceName() + " " + kind.getCode()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(bound);
    }

    static List<String> operations() {
        return OPERATIONS;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationThatIsNotClaimedIsRefusedAtEachLevel(String name) {
        for (String type : List.of("system", "Patient", "ValueSet")) {
            String path = type.equals("system") ? "" : type + "/";
            if (!STATEMENT.operations().containsKey(type + "/" + name)) {
                HttpResponse<String> answer = SERVER.get("/fhir/" + path + "$" + name);
                assertThat(answer.statusCode()).as(type + " " + answer.body()).isIn(400, 404);
            }
        }
    }

    @Test
    void aTypeThatIsNotClaimedIsNotThere() {
        assertThat(ServedStatement.R4.getResourceTypes())
                .filteredOn(type -> !STATEMENT.types().contains(type))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(SERVER.get("/fhir/" + type).statusCode())
                        .as(type)
                        .isEqualTo(404));
    }

    static Set<String> types() {
        return STATEMENT.types();
    }

    /** All of a type in one call would be refused for the first; so each type tries one. */
    @ParameterizedTest
    @MethodSource("types")
    void aParameterOfTheStandardThatIsNotClaimedIsRefused(String type) {
        List<String> claimed = STATEMENT.resource(type).getSearchParam().stream()
                .map(parameter -> parameter.getName())
                .toList();
        DEFINITIONS
                .of(type)
                .filter(code -> !claimed.contains(code))
                .sorted()
                .findFirst()
                .ifPresent(code -> {
                    HttpResponse<String> answer = SERVER.get("/fhir/" + type + "?" + code + "=1");
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.body()).contains(code);
                });
    }

    private static Stream<String> operation(String type, BaseMethodBinding method) {
        return method instanceof OperationMethodBinding operation
                ? Stream.of(type + "/" + operation.getName().substring(1))
                : Stream.empty();
    }
}
