package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.Canonical;
import org.nadir.testing.Definitions;

/**
 * The FSH sources type each canonical, alias and version once; the rest refers to it, and SUSHI refuses a name that is none.
 *
 * <p>Codes of LOINC, SNOMED CT, RxNorm and ICD-10-CM stand in more than one place by nature: a code is in a value set, in the
 * fragment of its code system and in the examples, which are data. They are held together by their displays here, value sets
 * and invariants by {@link OneSourceTest}, and value sets and fragments by the validators. Units of examples and of expressions
 * are data too.
 */
class FshOneSourceTest {

    private static final Path PROJECT = Path.of("fhir-profiles");
    private static final Pattern OURS = Pattern.compile(Pattern.quote(Canonical.BASE) + "/[\\w./{}-]*[\\w}]");
    private static final Pattern ALIAS = Pattern.compile("(?m)^Alias:\\s*(\\S+)\\s*=\\s*(\\S+)\\s*$");

    /** Those that descriptions name of US Core are its own. */
    private static final Pattern VERSION = Pattern.compile("(?<!US Core )\\b\\d+\\.\\d+\\.\\d+\\b");

    private static final Pattern CODE = Pattern.compile("([$\\w-]+#[\\w.-]+) \"([^\"]*)\"");

    @Test
    void noCanonicalOfOursIsTypedTwice() {
        assertThat(found(OURS, fsh()).map(MatchResult::group)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void eachCanonicalThatIsTypedIsDefined() {
        Set<String> defined = Definitions.files("").stream()
                .map(file -> FhirText.json(Definitions.read(file)))
                .flatMap(definition -> Stream.concat(
                        Stream.of(definition.path("url").asText()),
                        definition.path("uniqueId").findValuesAsText("value").stream()))
                .collect(Collectors.toSet());

        assertThat(found(OURS, fsh()).map(MatchResult::group).filter(canonical -> !canonical.contains("{")))
                .isNotEmpty()
                .isSubsetOf(defined);
    }

    @Test
    void noAliasIsDeclaredTwice_norAnAddressUnderTwoAliases() {
        assertThat(found(ALIAS, fsh()).map(alias -> alias.group(1)))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(found(ALIAS, fsh()).map(alias -> alias.group(2))).doesNotHaveDuplicates();
    }

    @Test
    void eachAliasIsUsed_andItsAddressIsNotTypedInItsPlace() {
        String rest = ALIAS.matcher(fsh()).replaceAll("");

        assertThat(found(ALIAS, fsh())
                        .filter(alias -> found(Pattern.compile(Pattern.quote(alias.group(1)) + "(?![\\w-])"), rest)
                                .findAny()
                                .isEmpty())
                        .map(MatchResult::group))
                .as("unused")
                .isEmpty();
        assertThat(found(ALIAS, fsh())
                        .filter(alias -> rest.contains("\"" + alias.group(2) + "\""))
                        .map(MatchResult::group))
                .as("typed all the same")
                .isEmpty();
    }

    @Test
    void noVersionIsTypedTwice_andThatOfThePackageIsTheConfigured() {
        List<String> versions = found(VERSION, fsh()).map(MatchResult::group).toList();
        String configured = found(
                        Pattern.compile("(?m)^version: (\\S+)$"),
                        Definitions.read(PROJECT.resolve("sushi-config.yaml")))
                .map(version -> version.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(versions).doesNotHaveDuplicates().contains(configured);
    }

    @Test
    void aCodeHasOneDisplayWhereverItStands() {
        Map<String, Set<String>> displays = new TreeMap<>();
        found(CODE, fsh()).forEach(code -> displays.computeIfAbsent(code.group(1), key -> new TreeSet<>())
                .add(code.group(2)));

        assertThat(displays).hasSizeGreaterThan(100);
        displays.values().removeIf(words -> words.size() == 1);
        assertThat(displays).isEmpty();
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** All sources, without their comments. */
    private static String fsh() {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("input/fsh"))) {
            return files.filter(file -> file.toString().endsWith(".fsh"))
                    .sorted()
                    .flatMap(file -> Definitions.read(file).lines())
                    .filter(line -> !line.strip().startsWith("//"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
