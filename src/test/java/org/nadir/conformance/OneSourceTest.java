package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.NotGradableReason;
import org.nadir.testing.Definitions;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.ManagementAction;

/** Code and definitions share one source for every canonical, code and unit. */
class OneSourceTest {

    private static final Path JAVA = Path.of("src/main/java/org/nadir");
    private static final Pattern OURS = Pattern.compile("\\bBASE\\s*\\+\\s*\"(/[^\"|]+)(\\|[^\"]*)?\"");
    private static final Pattern CLINICAL_CODE = Pattern.compile("\"(\\d{2,5}-\\d|\\d{6,})\"");

    /** Codes of what is no definition of ours: answers such as present and absent, and sexes. */
    private static final Set<String> MAY_NAME_CODES = Set.of("SymptomReader.java", "ReferenceRanges.java");

    @Test
    void eachCanonicalInTheCodeIsDefined() {
        Set<String> defined = Stream.concat(
                        definitions().map(definition -> definition.path("url").asText()),
                        definitions()
                                .flatMap(system -> elements(system.path("uniqueId")))
                                .map(id -> id.path("value").asText()))
                .collect(Collectors.toSet());

        assertThat(canonicals()).hasSizeGreaterThan(30).allSatisfy(path -> assertThat(defined)
                .contains(Canonical.BASE + path));
    }

    @Test
    void noCanonicalIsTypedTwiceInTheCode_andNoneWithoutItsConstant() {
        assertThat(canonicals()).doesNotHaveDuplicates().doesNotContain("/StructureDefinition");
        assertThat(sources().filter(source -> source.text().contains("\"" + Canonical.BASE)))
                .extracting(Source::name)
                .containsExactly("Canonical.java");
    }

    @Test
    void eachCanonicalOfTheDefinitionsIsMadeOfTypeAndId() {
        assertThat(definitions().filter(definition -> definition.has("url")))
                .isNotEmpty()
                .allSatisfy(definition -> assertThat(definition.path("url").asText())
                        .isEqualTo("%s/%s/%s"
                                .formatted(
                                        Canonical.BASE,
                                        definition.path("resourceType").asText(),
                                        definition.path("id").asText())));
    }

    @Test
    void clinicalCodesStandInValueSetsAndNotInTheCode() {
        assertThat(sources()
                        .filter(source -> !MAY_NAME_CODES.contains(source.name()))
                        .filter(source -> !source.path().startsWith(JAVA.resolve("fhirserver/demo")))
                        .filter(source -> source.path().startsWith(JAVA.resolve("fhir")))
                        .flatMap(source ->
                                CLINICAL_CODE.matcher(source.text()).results().map(found -> source.name())))
                .as("one code tells an oral temperature from the others")
                .containsOnly("TemperatureReader.java")
                .hasSize(1);
    }

    @Test
    void factsAreThoseOfTheCodeSystem() {
        Map<String, String> coded = new TreeMap<>();
        elements(concepts("fact-name"))
                .forEach(concept -> coded.put(
                        concept.path("code").asText(),
                        String.join(" ", concept.path("property").findValuesAsText("valueString"))));

        assertThat(coded)
                .isEqualTo(Arrays.stream(Fact.values())
                        .collect(Collectors.toMap(
                                Fact::label,
                                fact -> (fact.type().name().toLowerCase(Locale.ROOT) + " " + fact.unit()).strip())));
    }

    @Test
    void actionsAndReasonsAreThoseOfTheCodeSystems() {
        assertThat(displays("management-action"))
                .isEqualTo(Arrays.stream(ManagementAction.values())
                        .collect(Collectors.toMap(ManagementAction::code, ManagementAction::display)));
        assertThat(displays("not-gradable-reason"))
                .isEqualTo(Arrays.stream(NotGradableReason.values())
                        .collect(Collectors.toMap(NotGradableReason::code, NotGradableReason::display)));
    }

    @Test
    void changesOfOrdersAreThoseThatAreRead() {
        String reader = Definitions.read(JAVA.resolve("fhir/ProposalReader.java"));
        List<String> read = Pattern.compile("case \"([a-z-]+)\" -> Optional.of\\(Proposal")
                .matcher(reader)
                .results()
                .map(found -> found.group(1))
                // Types of actions and no changes of orders.
                .filter(code -> !Set.of("create", "fire-event").contains(code))
                .toList();

        assertThat(displays("order-change").keySet()).containsAll(read);
        assertThat(read).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "neutrophil-result, neutrophil-count",
        "lymphocyte-result, lymphocyte-count",
        "leukocyte-result, leukocyte-count",
        "platelet-result, platelet-count",
        "hemoglobin-result, hemoglobin",
        "body-temperature, temperature-any-route temperature-other-route"
    })
    void codesOfTheInvariantAreThoseOfTheValueSets(String profile, String valueSets) {
        String invariant = elements(FhirText.json(Definitions.text("StructureDefinition-" + profile))
                        .at("/differential/element"))
                .filter(element -> element.path("path").asText().equals("Observation.code"))
                .map(element -> element.at("/constraint/0/expression").asText())
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile("'(\\d+-\\d)'").matcher(invariant).results().map(found -> found.group(1)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(valueSets.split(" "))
                        .flatMap(valueSet -> FhirText.json(Definitions.text("ValueSet-" + valueSet))
                                .at("/compose/include")
                                .findValuesAsText("code")
                                .stream())
                        .toList());
    }

    @Test
    void unitsOfTheTableThatAreUcumAreThoseOfTheValueSets() {
        for (Map.Entry<String, String> set : Map.of(
                        "cell-count-unit",
                        "10\\*9/L",
                        "hemoglobin-unit",
                        "g/dL|mmol/L",
                        "temperature-unit",
                        "Cel|\\[degF]")
                .entrySet()) {
            assertThat(units(set.getValue()))
                    .as(set.getKey())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(FhirText.json(Definitions.text("ValueSet-" + set.getKey()))
                            .at("/compose/include")
                            .findValuesAsText("code"));
        }
    }

    private static List<String> units(String canonical) {
        return Definitions.read(Path.of("src/main/resources/org/nadir/fhir/units.md"))
                .lines()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 4
                        && cells[2].strip().matches("`(%s)`".formatted(canonical))
                        && cells[4].strip().equals("UCUM"))
                .map(cells -> cells[1].strip().replace("`", ""))
                .toList();
    }

    private static Map<String, String> displays(String codeSystem) {
        return elements(concepts(codeSystem))
                .collect(Collectors.toMap(concept -> concept.path("code").asText(), concept -> concept.path("display")
                        .asText()));
    }

    private static JsonNode concepts(String codeSystem) {
        return FhirText.json(Definitions.text("CodeSystem-" + codeSystem)).path("concept");
    }

    private static List<String> canonicals() {
        List<String> canonicals = new ArrayList<>();
        sources().forEach(source -> {
            Matcher found = OURS.matcher(source.text());
            while (found.find()) {
                canonicals.add(found.group(1));
            }
        });
        // The start of addresses that are put together, and of the profiles of the demo data.
        canonicals.removeIf(path -> path.endsWith("/"));
        return canonicals;
    }

    private static Stream<JsonNode> definitions() {
        return Definitions.files("").stream().map(file -> FhirText.json(Definitions.read(file)));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<Source> sources() {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> new Source(file, Definitions.read(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Source(Path path, String text) {

        String name() {
            return path.getFileName().toString();
        }
    }
}
