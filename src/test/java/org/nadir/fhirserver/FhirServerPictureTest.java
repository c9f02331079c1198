package org.nadir.fhirserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The picture in the package-info of this room as a test: which package uses which. */
class FhirServerPictureTest {

    private static final String ROOM = "org.nadir.fhirserver";

    private static final JavaClasses PARTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOM);

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("capabilities", Set.of("storage", "subscriptions")),
            Map.entry("requests", Set.of("storage")),
            Map.entry("operations", Set.of("storage")),
            Map.entry("reading", Set.of("storage", "answers")),
            Map.entry("storage", Set.of("validation")),
            Map.entry("answers", Set.of("validation")),
            Map.entry("subscriptions", Set.of()),
            Map.entry("validation", Set.of()),
            Map.entry("demo", Set.of("validation")),
            Map.entry("export", Set.of()),
            Map.entry("postgres", Set.of()),
            Map.entry("terminology", Set.of()));

    @TestFactory
    Stream<DynamicTest> each_package_uses_only_those_that_it_leads_to() {
        return MAY_USE.keySet().stream()
                .sorted()
                .map(part -> DynamicTest.dynamicTest(part, () -> classes()
                        .that()
                        .resideInAPackage(ROOM + "." + part)
                        .should()
                        .onlyDependOnClassesThat(areOpenTo(part))
                        .because("the arrows of the picture go one way, and none leads up to the root")
                        .allowEmptyShould(false)
                        .check(PARTS)));
    }

    @Test
    void the_packages_are_exactly_those_of_the_picture() {
        Set<String> parts = PARTS.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOM + "."))
                .map(name -> name.substring(ROOM.length() + 1))
                .collect(Collectors.toSet());
        assertThat(parts)
                .as("a package that is new, renamed or empty must be drawn in the picture first")
                .isEqualTo(MAY_USE.keySet());
    }

    private static DescribedPredicate<JavaClass> areOpenTo(String part) {
        Set<String> others = Objects.requireNonNull(MAY_USE.get(part));
        return DescribedPredicate.describe("are outside of the room, in " + part + " or in one of " + others, type -> {
            String name = type.getPackageName();
            return !name.startsWith(ROOM)
                    || name.equals(ROOM + "." + part)
                    || others.stream().anyMatch(other -> name.equals(ROOM + "." + other));
        });
    }
}
