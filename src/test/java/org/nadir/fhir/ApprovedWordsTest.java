package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.toxicity.protocol.Clause;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;

/**
 * Every condition of the shipped protocols, and of the second drug of the tests, reads as a reader has approved.
 *
 * <p>After a change that is meant, read the difference, then run with {@code -Dapprove=true} and commit the files.
 */
class ApprovedWordsTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved-words");
    private static final Path SHIPPED = Path.of("ig/fsh-generated/resources");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cemsidomide-hematologic-toxicity",
                "cemsidomide-cleared-dose",
                "cemsidomide-dose-escalation",
                "pomalidomide"
            })
    void conditions_read_as_approved(String name) throws IOException {
        String told = told(protocol(name));

        Path approved = APPROVED.resolve(name + ".md");
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(APPROVED);
            Files.writeString(approved, told);
        }
        assertThat(told).isEqualTo(Files.readString(approved));
    }

    private static Protocol protocol(String name) throws IOException {
        PlanStore store = new PlanStore()
                .put(Item.of(plan("cemsidomide-hematologic-toxicity").toString()));
        return new DerivedPlans(store).merge(plan(name)).read();
    }

    private static JsonNode plan(String name) throws IOException {
        Path folder = name.equals("pomalidomide") ? Path.of("src/test/resources/protocols") : SHIPPED;
        return new ObjectMapper()
                .readTree(folder.resolve("PlanDefinition-" + name + ".json").toFile());
    }

    private static String told(Protocol protocol) {
        StringBuilder told = new StringBuilder("# %s%n".formatted(protocol.title()));
        told.append("%n## Names%n%n| name | stands for |%n|---|---|%n".formatted());
        for (Protocol.Variable variable : protocol.variables()) {
            told.append("| %s | %s |%n".formatted(variable.name(), variable.words()));
        }
        told.append("%n## Rules%n%n| rule | advises | when | urgency |%n|---|---|---|---|%n".formatted());
        for (Rule rule : protocol.rules()) {
            told.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            rule.id(),
                            rule.title(),
                            rule.condition().clause().words(),
                            rule.priority().words().orElse("")));
        }
        for (Rule rule : protocol.rules()) {
            told.append("%n## %s part by part%n%n".formatted(rule.id()));
            tell(List.of(rule.condition().clause()), 0, told);
        }
        return told.toString();
    }

    private static void tell(List<Clause> clauses, int depth, StringBuilder told) {
        for (Clause clause : clauses) {
            told.append("%s- %s: %s `%s`%n"
                    .formatted(
                            "  ".repeat(depth),
                            clause.kind().name().toLowerCase(Locale.ROOT),
                            clause.words(),
                            clause.expression()));
            tell(clause.parts(), depth + 1, told);
        }
    }
}
